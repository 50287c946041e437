package io.slotkeeper.bench;

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
record Product(Path root) {
    /** The one that deploy/bench/run was started from, or in the working directory. */
    static Product here() {
        return new Product(Path.of(System.getProperty("slotkeeper.root", ""))
                .toAbsolutePath()
                .normalize());
    }

    Path topics() {
        return root.resolve("deploy/kafka/topics.yaml");
    }

    Path runJar(String service) {
        return app(service).resolve("quarkus-run.jar");
    }

    /** The jars with a service's migrations: its own, and messaging's for outbox and inbox. */
    List<Path> migrations(String service) throws IOException {
        return Stream.concat(
                        jars(app(service).resolve("app"), ""),
                        jars(app(service).resolve("lib/main"), "io.slotkeeper.slotkeeper-messaging-"))
                .toList();
    }

    /** A tool of the JDK that runs this. */
    static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /**
     * Sees that these services are packaged.
     *
     * @throws IOException naming what is missing
     */
    void check(List<String> services) throws IOException {
        for (String service : services) {
            if (!Files.isRegularFile(runJar(service))) {
                throw new IOException(runJar(service) + " is missing; build it with ./mvnw -DskipTests package");
            }
        }
        if (!Files.isExecutable(tool("jcmd"))) {
            throw new IOException(tool("jcmd") + " is missing: a JDK is needed, not a JRE");
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
