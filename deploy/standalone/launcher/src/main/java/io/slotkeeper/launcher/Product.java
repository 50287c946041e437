package io.slotkeeper.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The built product below one directory: the packaged services, the topic file and the launcher itself. */
record Product(Path root) {
    /** In the order in which facts flow, which is the order in which they are started. */
    static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    Path topics() {
        return root.resolve("deploy/kafka/topics.yaml");
    }

    Path runJar(String service) {
        return app(service).resolve("quarkus-run.jar");
    }

    /** The jars that hold a service's migrations: its own, and messaging's for outbox and inbox. */
    List<Path> migrations(String service) throws IOException {
        return Stream.concat(
                        jars(app(service).resolve("app"), ""),
                        jars(app(service).resolve("lib/main"), "io.slotkeeper.slotkeeper-messaging-"))
                .toList();
    }

    /**
     * Sees that everything is there.
     *
     * @throws IOException naming what is missing
     */
    void check() throws IOException {
        for (String service : SERVICES) {
            if (!Files.isRegularFile(runJar(service))) {
                throw new IOException(runJar(service) + " is missing; build it with ./mvnw -DskipTests package");
            }
        }
    }

    static String version() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
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
