package io.slotkeeper.faults.bed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has packaged, below one directory.
 *
 * @param root the repository
 */
public record Product(Path root) {
    public static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    /** The one that deploy/faults/run was started from, or in the working directory. */
    public static Product here() {
        return new Product(Path.of(System.getProperty("slotkeeper.root", System.getProperty("repository.root", "")))
                .toAbsolutePath()
                .normalize());
    }

    Path topics() {
        return root.resolve("deploy/kafka/topics.yaml");
    }

    Path runJar(String service) {
        return app(service).resolve("quarkus-run.jar");
    }

    /** The agent that crashes a service at a named point. */
    Path agent() {
        return root.resolve("deploy/faults/target/slotkeeper-faults-agent.jar");
    }

    /** The class path of a Kafka node. */
    String engine() {
        Path target = root.resolve("deploy/standalone/engine/target");
        return target.resolve("slotkeeper-engine.jar") + File.pathSeparator + target.resolve("lib") + "/*";
    }

    /** The jars with a service's migrations: its own, and messaging's for outbox and inbox. */
    List<Path> migrations(String service) throws IOException {
        return Stream.concat(
                        jars(app(service).resolve("app"), ""),
                        jars(app(service).resolve("lib/main"), "io.slotkeeper.slotkeeper-messaging-"))
                .toList();
    }

    /** The Java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /**
     * Sees that everything is there.
     *
     * @throws IOException naming what is missing
     */
    public void check() throws IOException {
        List<Path> needed = Stream.concat(
                        SERVICES.stream().map(this::runJar),
                        Stream.of(agent(), root.resolve("deploy/standalone/engine/target/slotkeeper-engine.jar")))
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
