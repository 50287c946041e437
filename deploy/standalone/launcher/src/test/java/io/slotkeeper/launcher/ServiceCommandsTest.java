package io.slotkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.engine.Product;
import io.slotkeeper.launcher.process.ServiceCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service's child process is called and what it may know. */
class ServiceCommandsTest {
    @TempDir
    Path root;

    private Product product;

    @BeforeEach
    void packageOneService() throws Exception {
        product = new Product(root);
        Path app = product.runJar("policy").getParent();
        Files.createDirectories(app.resolve("app"));
        Files.createDirectories(app.resolve("lib/main"));
        Files.createFile(product.runJar("policy"));
        Files.createFile(app.resolve("app/slotkeeper-policy-service-1.jar"));
        Files.createFile(app.resolve("lib/main/io.slotkeeper.slotkeeper-messaging-1.jar"));
        Files.createFile(app.resolve("lib/main/org.other-1.jar"));
    }

    @Test
    void settingsTravelInTheEnvironmentOnly() throws Exception {
        ServiceCommand command = command(Map.of(), Map.of("quarkus.datasource.password", "s3cret"));
        assertThat(command.environment()).containsEntry("QUARKUS_DATASOURCE_PASSWORD", "s3cret");
        assertThat(command.environment()).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
        assertThat(String.join(" ", command.command())).doesNotContain("s3cret").contains("-Xmx256m");
    }

    @Test
    void theCallersEnvironmentIsKeptWhereItIsMeantForServices() throws Exception {
        ServiceCommand command = command(
                Map.of(
                        "PATH", "/bin",
                        "SLOTKEEPER_ASSIGNMENT_HOLD", "PT1M",
                        "QUARKUS_HTTP_HOST", "0.0.0.0",
                        "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092",
                        "AWS_SECRET_ACCESS_KEY", "x"),
                Map.of("kafka.bootstrap.servers", "127.0.0.1:1"));
        assertThat(command.environment())
                .containsEntry("SLOTKEEPER_ASSIGNMENT_HOLD", "PT1M")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .doesNotContainKey("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void otherJavaOptionsCanBeAskedFor() throws Exception {
        ServiceCommand command = command(Map.of("SLOTKEEPER_JAVA_OPTIONS", " -Xmx1g  -XX:+UseG1GC "), Map.of());
        assertThat(command.command()).containsSequence("-Xmx1g", "-XX:+UseG1GC", "-jar");
    }

    @Test
    void migrationsComeFromTheServiceAndFromMessaging() throws Exception {
        assertThat(product.migrations("policy"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("slotkeeper-policy-service-1.jar", "io.slotkeeper.slotkeeper-messaging-1.jar");
    }

    private ServiceCommand command(Map<String, String> environment, Map<String, String> settings) throws Exception {
        try (DataDirectory data = DataDirectory.open(root.resolve("data"))) {
            return new ServiceCommands(product, data, environment).of("policy", settings);
        }
    }
}
