package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract with govmomi's simulator, and what only it can show: TLS of an independent server, large answers. */
class VcsimContractTest extends LiveVimContract {
    private static Vcsim vcsim;

    @BeforeAll
    static void start() throws Exception {
        vcsim = Vcsim.start(3, 8);
        System.out.println("contract suite talks to " + vcsim.version());
    }

    @AfterAll
    static void stop() throws Exception {
        if (vcsim != null) {
            vcsim.close();
        }
    }

    @Override
    URI url() {
        return vcsim.url();
    }

    @Test
    void aLargeAnswerIsHeldOnlyWhereItIsKept() throws Exception {
        try (VimClient session = open()) {
            ManagedObject browser = read(session, 100, new PropertySet("VirtualMachine", List.of("environmentBrowser")))
                    .get(0)
                    .properties()
                    .get("environmentBrowser")
                    .reference()
                    .orElseThrow();
            VimValue all = session.call(browser, "QueryConfigOption", List.of()).get(0);
            VimValue kept = session.call(browser, "QueryConfigOption", List.of(), Set.of("defaultDevice.key"))
                    .get(0);
            assertThat(all.child("version")).isPresent();
            assertThat(all.child("defaultDevice").orElseThrow().child("deviceInfo"))
                    .isPresent();
            assertThat(kept.children()).extracting(VimValue::name).containsOnly("defaultDevice");
            assertThat(kept.children())
                    .hasSameSizeAs(all.children("defaultDevice").toList())
                    .allSatisfy(device -> assertThat(device.children())
                            .extracting(VimValue::name)
                            .containsExactly("key"));
        }
    }

    @Test
    void itsOwnCertificateIsRefusedUntilItIsPinned() throws Exception {
        try (Vcsim secure = Vcsim.start(1, 1, "-tls")) {
            VimException refused = catchThrowableOfType(
                    VimException.class, () -> VimClient.about(new Endpoint(secure.url(), new Trust.Platform())));
            assertThat(refused.kind()).isEqualTo(VimException.Kind.UNTRUSTED_CERTIFICATE);
            Endpoint pinned = new Endpoint(secure.url(), new Trust.Pinned(refused.subject()));
            try (VimClient session = VimClient.open(pinned, USER, PASSWORD)) {
                assertThat(read(session, 100, new PropertySet("HostSystem", List.of("name"))))
                        .isNotEmpty();
            }
        }
    }
}
