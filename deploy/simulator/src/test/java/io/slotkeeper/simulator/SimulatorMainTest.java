package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that {@code deploy/up --demo} starts. */
class SimulatorMainTest {
    private static Process start(Path passwordFile, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName(),
                "--port",
                "0",
                "--until-input-ends",
                "--password-file",
                passwordFile.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void itSaysWhereItIsAndEndsWithItsInput(@TempDir Path directory) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "correct horse\n");
        Path pem = directory.resolve("ca.pem");
        Process process = start(password, "--tls", "--certificate-file", pem.toString(), "--control", "0");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String ready = out.readLine();

            assertThat(ready)
                    .matches(
                            "READY url=https://127\\.0\\.0\\.1:\\d+/sdk control=http://127\\.0\\.0\\.1:\\d+/control thumbprint=[0-9A-F:]{95}")
                    .doesNotContain("horse");
            assertThat(pem).content().startsWith("-----BEGIN CERTIFICATE-----");
            process.getOutputStream().close();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aGeneratedFleetAndTheLineEndOfThePasswordFile(@TempDir Path directory) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "secret\n");
        Process process = start(password, "--generate", "3x20");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            URI url = URI.create(out.readLine().substring("READY url=".length()));
            SoapClient client = new SoapClient(url).loggedIn();

            assertThat(client.read("ContainerView", client.view("HostSystem"), "view")
                            .all("ManagedObjectReference"))
                    .hasSize(3);
        } finally {
            process.destroyForcibly();
        }
    }
}
