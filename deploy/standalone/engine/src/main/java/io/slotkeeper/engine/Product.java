package io.slotkeeper.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has packaged, below one directory: the services, the topic file, the engine itself.
 *
 * @param root the repository
 */
public record Product(Path root) {
    /** In the order in which facts flow, which is the order in which they are started. */
    public static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    /** The one that a program was started from, as the system properties say, or in the working directory. */
    public static Product here() {
        return new Product(Path.of(System.getProperty("slotkeeper.root", System.getProperty("repository.root", "")))
                .toAbsolutePath()
                .normalize());
    }

    /** A tool of the JDK that runs this. */
    public static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    public Path topics() {
        return root.resolve("deploy/kafka/topics.yaml");
    }

    public Path runJar(String service) {
        return app(service).resolve("quarkus-run.jar");
    }

    /** The jars that hold a service's migrations: its own, and messaging's for outbox and inbox. */
    public List<Path> migrations(String service) throws IOException {
        return Stream.concat(
                        jars(app(service).resolve("app"), ""),
                        jars(app(service).resolve("lib/main"), "io.slotkeeper.slotkeeper-messaging-"))
                .toList();
    }

    /** The class path of a Kafka node. */
    public String engineClassPath() {
        return engineJar() + File.pathSeparator + engineJar().resolveSibling("lib") + "/*";
    }

    public Path engineJar() {
        return root.resolve("deploy/standalone/engine/target/slotkeeper-engine.jar");
    }

    /**
     * Sees that these services are packaged, and that these files are there too.
     *
     * @throws IOException naming what is missing
     */
    public void check(List<String> services, Path... files) throws IOException {
        List<Path> needed = Stream.concat(services.stream().map(this::runJar), Stream.of(files))
                .toList();
        for (Path file : needed) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is missing; build it with ./mvnw -DskipTests package");
            }
        }
    }

    private Path app(String service) {
        return root.resolve(service + "-service/target/quarkus-app");
    }

    private static Stream<Path> jars(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
