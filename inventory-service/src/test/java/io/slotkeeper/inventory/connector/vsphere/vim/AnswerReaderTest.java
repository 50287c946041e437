package io.slotkeeper.inventory.connector.vsphere.vim;

import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    @Test
    void theTypeIsFoundUnderEveryPrefix() throws Exception {
        VimValue value = read("<val xmlns:_I='" + INSTANCE + "' _I:type='ArrayOfVirtualDevice'>"
                + "<VirtualDevice _I:type='x:VirtualPCIPassthrough'><key>13000</key></VirtualDevice>"
                + "<VirtualDevice type='notXsi'><key>1</key></VirtualDevice></val>");
        assertThat(value.type()).isEqualTo("ArrayOfVirtualDevice");
        assertThat(value.children()).extracting(VimValue::type).containsExactly("VirtualPCIPassthrough", "notXsi");
        assertThat(value.child("VirtualDevice").orElseThrow().text("key")).contains("13000");
    }

    @Test
    void aReferenceSaysWhatItRefersToEvenWithinAnything() throws Exception {
        ManagedObject host = new ManagedObject("HostSystem", "host-21");
        assertThat(read("<obj type='HostSystem'>host-21</obj>").reference()).contains(host);
        assertThat(read("<val type='HostSystem' xsi:type='ManagedObjectReference'>host-21</val>")
                        .reference())
                .contains(host);
        assertThat(read("<val xsi:type='xsd:string'>host-21</val>").type()).isEqualTo("string");
    }

    @Test
    void textIsWhole() throws Exception {
        VimValue value = read("<a> one &amp; <![CDATA[<two>]]> &#x41;<!-- not this --> &lt;/three&gt; </a>");
        assertThat(value.text()).isEqualTo("one & <two> A </three>");
        String large = "x".repeat(300_000);
        assertThat(read("<a>" + large + "</a>").text()).isEqualTo(large);
        assertThat(read("<a> \n <b/> \n </a>").text()).isEmpty();
    }

    @Test
    void onlyWhatIsKeptIsHeld() throws Exception {
        AnswerReader reader = open("<returnval><version>vmx-21</version><hardwareOptions><hwVersion>21</hwVersion>"
                + "<device xsi:type='Pci'><max><n>128</n></max></device><device xsi:type='Scsi'><ports>15</ports></device>"
                + "</hardwareOptions><devices>no</devices></returnval>");
        assertThat(reader.child()).isTrue();
        VimValue kept = reader.value(Set.of("hardwareOptions.device.max", "dev"));
        reader.finish();
        VimValue number = VimValue.ofText("n", "128");
        assertThat(kept)
                .isEqualTo(VimValue.ofMembers(
                        "returnval",
                        VimValue.ofMembers(
                                "hardwareOptions",
                                new VimValue("device", "Pci", "", List.of(VimValue.ofMembers("max", number))),
                                new VimValue("device", "Scsi", "", List.of()))));
    }

    private static VimValue read(String xml) throws VimException {
        AnswerReader reader = open(xml);
        assertThat(reader.child()).isTrue();
        VimValue value = reader.value();
        assertThat(reader.child()).isFalse();
        reader.finish();
        return value;
    }

    private static AnswerReader open(String xml) throws VimException {
        String answer = envelope("<AskResponse xmlns='urn:vim25'>" + xml + "</AskResponse>");
        AnswerReader reader =
                new AnswerReader(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
        assertThat(reader.open("Ask")).isEmpty();
        return reader;
    }
}
