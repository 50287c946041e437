package io.slotkeeper.messaging.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL and a real Kafka broker for the tests of one service: a child process that ends with the test JVM.
 * The service's schema is migrated by its owner, and the service gets the runtime role's credentials, as in production.
 */
public class EngineResource implements QuarkusTestResourceLifecycleManager {
    /** Where the running engine keeps its data; {@link TestTokens} and {@link KafkaProbe} find it here. */
    static final String DIRECTORY = "slotkeeper.test.engine.directory";

    private static final long STOP_LIMIT_SECONDS = 20;

    private String service = "";
    private Path directory = Path.of(".");
    private Process engine;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("slotkeeper-" + service + "-");
            engine = launch();
            awaitReady();
            System.setProperty(DIRECTORY, directory.toString());
            return settings(directory, service);
        } catch (IOException e) {
            throw new UncheckedIOException("the engine does not start", e);
        }
    }

    @Override
    public void stop() {
        try {
            engine.getOutputStream().close();
            if (!engine.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                engine.destroyForcibly();
            }
            deleteDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, String> settings(Path directory, String service) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve("run/" + service + ".properties"))) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        return settings;
    }

    private Process launch() throws IOException {
        Path root = Path.of(System.getProperty("repository.root"));
        String classPath = root.resolve("messaging/target/classes") + File.pathSeparator + serviceClasses(root);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        engineClassPath(),
                        "io.slotkeeper.engine.EngineMain",
                        "--data",
                        directory.toString(),
                        "--topics",
                        root.resolve("deploy/kafka/topics.yaml").toString(),
                        "--service",
                        service + "=" + classPath)
                .redirectError(directory.resolve("engine.log").toFile())
                .start();
    }

    private static String engineClassPath() {
        Path jar = Path.of(System.getProperty("slotkeeper.engine.jar"));
        return jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*";
    }

    private Path serviceClasses(Path root) {
        Path own = root.resolve(service + "-service/target/classes");
        return Files.isDirectory(own) ? own : root.resolve("messaging/target/test-classes");
    }

    private void awaitReady() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("READY")) {
                return;
            }
        }
        throw new IOException("the engine ended: " + Files.readString(directory.resolve("engine.log")));
    }

    private void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
