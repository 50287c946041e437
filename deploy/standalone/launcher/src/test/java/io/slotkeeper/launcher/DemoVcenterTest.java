package io.slotkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.launcher.demo.Vcenter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's vCenter: only where somebody asked for it, and its password only where inventory looks. */
class DemoVcenterTest {
    @TempDir
    Path data;

    @Test
    void anInstallationHasOneOnceItSawTheDemonstration() throws Exception {
        assertThat(DemoVcenter.isWanted(data)).isFalse();
        DemoVcenter.prepare(data);
        assertThat(DemoVcenter.isWanted(data)).isTrue();
    }

    @Test
    void thePasswordIsItsOwnersAloneAndStaysTheSame() throws Exception {
        DemoVcenter.prepare(data);
        Path file = DataDirectory.sourceCredentials(data).resolve(Vcenter.SOURCE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        String first = Files.readString(file);
        assertThat(first).containsPattern("(?m)^username=.+$").containsPattern("(?m)^password=[0-9a-f]{32}$");
        DemoVcenter.prepare(data);
        assertThat(file).hasContent(first);
    }

    @Test
    void itSaysWhereItIsWhileItRuns() throws Exception {
        Files.createDirectories(data.resolve("run"));
        DemoVcenter.prepare(data);
        try (DemoVcenter running = DemoVcenter.start(data)) {
            Vcenter vcenter = Vcenter.of(data);
            assertThat(vcenter.url()).startsWith("https://127.0.0.1:").endsWith("/sdk");
            assertThat(vcenter.thumbprint().replace(":", "")).hasSize(64);
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(vcenter.control()))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("esx-07.lab.example", "fw01");
        }
        assertThat(Vcenter.announcement(data)).doesNotExist();
    }
}
