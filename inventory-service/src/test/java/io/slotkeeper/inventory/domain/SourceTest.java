package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    private static final String DIGITS = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    /** Self-signed, made for this test with openssl; its key was thrown away. */
    private static final String PEM =
            """
            -----BEGIN CERTIFICATE-----
            MIIBijCCAS+gAwIBAgIUQHcoRR17tNcw3SjhtvDrElv5wEYwCgYIKoZIzj0EAwIw
            GjEYMBYGA1UEAwwPdmMuZXhhbXBsZS50ZXN0MB4XDTI2MTEyMjE3MTMyOVoXDTM2
            MTExOTE3MTMyOVowGjEYMBYGA1UEAwwPdmMuZXhhbXBsZS50ZXN0MFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAEHXS5w70epwImzbtiZ7QXkAlNVaGqBUiZqkJTUsTj
            siFBi/F7sEjt4SnbJKv3p0+1Kvis/C//1gkJinr4rpXUKqNTMFEwHQYDVR0OBBYE
            FGLgeIpJyRDUVfFNpnlWj537ZT9qMB8GA1UdIwQYMBaAFGLgeIpJyRDUVfFNpnlW
            j537ZT9qMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAJ242dTg
            Wj9iH2/lkZPQoVXupVMd4XHvnPtuVPYQiB93AiEAymtkXg7j0iTrXvf9duOncLBh
            aSlxHUpAZpaMW7dsnLs=
            -----END CERTIFICATE-----
            """;

    @Test
    void theRevisionGrowsWithTheSettingsOnly() {
        Source source = Source.create(new SourceName("vc-1"), "default", settings(SourceSettings.POLL_DEFAULT));
        assertThat(source.with(settings(SourceSettings.POLL_DEFAULT))).isSameAs(source);
        assertThat(source.with(settings(SourceSettings.POLL_MIN)).revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 86_401})
    void aPollOutOfBoundsIsRefused(long seconds) {
        assertThatThrownBy(() -> settings(Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 to 86400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIGITS,
                "9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08",
                "  9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08\\n"
            })
    void aThumbprintIsReadAsPeopleWriteIt(String text) {
        assertThat(SourceTrust.Pinned.of(text.replace("\\n", "\n"))).isEqualTo(new SourceTrust.Pinned(DIGITS));
    }

    @Test
    void certificatesAreTakenAndNothingElse() {
        assertThat(SourceTrust.Authority.of("\n" + PEM)).isEqualTo(new SourceTrust.Authority(PEM));
        assertThat(SourceTrust.Authority.of(PEM + PEM).pem()).hasSize(2 * PEM.length());
        refused("");
        refused(PEM.substring(0, PEM.length() / 2));
        refused(PEM + "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n");
        refused(PEM.repeat(SourceTrust.Authority.LENGTH_MAX / PEM.length() + 1));
    }

    private static void refused(String pem) {
        assertThatThrownBy(() -> SourceTrust.Authority.of(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static SourceSettings settings(Duration poll) {
        return new SourceSettings(
                SourceKind.VSPHERE,
                URI.create("https://vc.example.test/sdk"),
                new CredentialsReference(CredentialsReference.Kind.FILE, "vc-1"),
                new SourceTrust.Platform(),
                poll,
                true,
                true);
    }
}
