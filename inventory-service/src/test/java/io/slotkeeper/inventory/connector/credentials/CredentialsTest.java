package io.slotkeeper.inventory.connector.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileOfTheOwnerIsReadAsItStands(String permissions) throws IOException {
        file("vc-1", "# who reads\nusername = EXAMPLE\\reader\r\npassword=p=a\\ss wörd#1\n", permissions);
        assertThat(read("vc-1")).isEqualTo(new Credentials("EXAMPLE\\reader", "p=a\\ss wörd#1"));
    }

    @Test
    void aFileIsReadAnewEveryTime() throws IOException {
        file("vc-1", "username=a\npassword=one\n", "rw-------");
        assertThat(read("vc-1").password()).isEqualTo("one");
        file("vc-1", "username=a\npassword=two\n", "rw-------");
        assertThat(read("vc-1").password()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aFileThatOthersMayOpenIsRefused(String permissions) throws IOException {
        file("vc-1", "username=a\npassword=hunter2\n", permissions);
        refused("vc-1", "chmod 600");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"username=a | password=", "password=hunter2 | username=", "username=a password=hunter2 | password="
            })
    void aFileWithoutBothIsRefused(String content, String missing) throws IOException {
        file("vc-1", content, "rw-------");
        refused("vc-1", missing);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("folder"));
        refused("folder", "no credentials file folder");
        refused("nobody", "no credentials file nobody");
        file("huge", "username=a\npassword=hunter2\n" + "#".repeat(20_000), "rw-------");
        refused("huge", "larger");
    }

    @Test
    void withoutADirectoryItIsToldHowToSetIt() {
        assertThatThrownBy(() -> new CredentialsFile(Optional.empty()).read("vc-1"))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessageContaining("slotkeeper.inventory.credentials-dir");
    }

    @Test
    void theEnvironmentIsLookedAt() {
        Map<String, String> environment =
                Map.of("SLOTKEEPER_SOURCE_VC1_USERNAME", "reader", "SLOTKEEPER_SOURCE_VC1_PASSWORD", "secret");
        CredentialsVariables variables = new CredentialsVariables(environment::get);
        assertThat(variables.read("VC1")).isEqualTo(new KeptCredentials("reader", "secret", null));
        assertThatThrownBy(() -> variables.read("VC2"))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessageContaining("SLOTKEEPER_SOURCE_VC2_USERNAME");
    }

    @ParameterizedTest
    @CsvSource({
        "vcenter.example.org,      https://vcenter.example.org/sdk,      true",
        "VCENTER.example.org,      https://vcenter.Example.org:8443/sdk, true",
        "vcenter.example.org:443,  https://vcenter.example.org/sdk,      true",
        "vcenter.example.org:8443, https://vcenter.example.org/sdk,      false",
        "vcenter.example.org,      https://vcenter.example.org.evil/sdk, false",
        "vcenter.example.org,      https://127.0.0.1/sdk,                false",
        "[2001:db8::7],            https://[2001:db8::7]:8443/sdk,       true",
        "[2001:db8::7]:443,        https://[2001:db8::7]/sdk,            true"
    })
    void credentialsOfOneServerAreShownToNoOther(String host, String url, boolean shown) throws IOException {
        file("vc-1", "username=a\npassword=hunter2\nhost=" + host + "\n", "rw-------");
        if (shown) {
            assertThat(read("vc-1", url).password()).isEqualTo("hunter2");
        } else {
            assertThatThrownBy(() -> read("vc-1", url))
                    .isInstanceOf(CredentialsMissing.class)
                    .hasMessageContaining("for no other server")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(new KeptCredentials("a", "hunter2", "b")).asString().doesNotContain("hunter2");
    }

    private void file(String name, String content, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Credentials read(String name) {
        return read(name, "https://vcenter.example.org/sdk");
    }

    private Credentials read(String name, String url) {
        return new CredentialsFile(Optional.of(directory)).read(name).forServer(name, URI.create(url));
    }

    private void refused(String name, String why) {
        assertThatThrownBy(() -> read(name))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hunter2");
    }
}
