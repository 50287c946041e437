package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoapRequestTest {
    private static final ManagedObject SERVICE = new ManagedObject("SessionManager", "SessionManager");

    @Test
    void textIsEscaped() {
        String request = SoapRequest.of(
                SERVICE,
                "Login",
                List.of(VimValue.ofText("password", "<a href=\"x\">&amp;'\r\n\t</password>ü\uD83D\uDD11")));
        assertThat(request)
                .contains("<password>&lt;a href=&quot;x&quot;&gt;&amp;amp;'&#13;&#10;&#9;&lt;/password&gt;ü\uD83D\uDD11"
                        + "</password>");
    }

    @Test
    void aTypeWithTextIsAReferenceAndOneWithMembersASubtype() {
        VimValue spec = new VimValue("spec", "TraversalSpec", "", List.of(VimValue.ofText("path", "view")));
        VimValue view = VimValue.ofReference("obj", new ManagedObject("ContainerView", "session[1]\"2"));
        assertThat(SoapRequest.of(SERVICE, "Ask", List.of(view, spec)))
                .contains("<Ask xmlns=\"urn:vim25\"><_this type=\"SessionManager\">SessionManager</_this>"
                        + "<obj type=\"ContainerView\">session[1]&quot;2</obj>"
                        + "<spec xsi:type=\"TraversalSpec\"><path>view</path></spec></Ask>");
    }

    @Test
    void whatXmlCannotCarryIsRefusedAndNotRepeated() {
        for (String text : List.of("secret\0", "secret\u0008", "secret\uD83D", "secret\uFFFE")) {
            assertThat(SoapRequest.canCarry(text)).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SoapRequest.of(SERVICE, "Ask", List.of(VimValue.ofText("a", text))))
                    .withMessageNotContaining("secret");
        }
        assertThat(SoapRequest.canCarry("\t\r\n ü\uD7FF\uE000\uFFFD\uD83D\uDD11"))
                .isTrue();
    }

    @Test
    void aNameCannotBringMarkup() {
        assertThatIllegalArgumentException().isThrownBy(() -> SoapRequest.of(SERVICE, "Ask><b", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoapRequest.of(SERVICE, "Ask", List.of(VimValue.ofText("a b", ""))));
    }
}
