package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://vc.example.org, https://vc.example.org/sdk",
        "https://vc.example.org/, https://vc.example.org/sdk",
        "https://vc.example.org:8443/sdk, https://vc.example.org:8443/sdk",
        "HTTPS://vc.example.org/other, HTTPS://vc.example.org/other",
        "https://192.0.2.7, https://192.0.2.7/sdk",
        "http://localhost:8989/sdk, http://localhost:8989/sdk",
        "http://127.0.0.1:8989, http://127.0.0.1:8989/sdk",
        "http://127.3.2.1/sdk, http://127.3.2.1/sdk",
        "http://[::1]:8989/sdk, http://[::1]:8989/sdk",
    })
    void aUrlMayBeUsed(String given, String used) {
        assertThat(new Endpoint(URI.create(given), new Trust.Platform()).url()).isEqualTo(URI.create(used));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vc.example.org/sdk",
                "http://192.0.2.7/sdk",
                "http://127.0.0.1.example.org/sdk",
                "http://localhost.example.org/sdk",
                "http://[::2]/sdk",
                "ftp://localhost/sdk",
                "file:///etc/passwd",
                "//vc.example.org/sdk",
                "vc.example.org",
                "https:///sdk",
                "https://user:secret@vc.example.org/sdk",
                "https://vc.example.org/sdk?password=secret",
                "https://vc.example.org/sdk#x",
            })
    void aUrlIsRefusedAndItsSecretsAreNotRepeated(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(URI.create(given), new Trust.Platform()))
                .withMessageNotContaining("secret");
    }
}
