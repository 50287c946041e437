package io.slotkeeper.launcher;

import io.slotkeeper.engine.Product;
import io.slotkeeper.launcher.process.ServiceCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How each packaged service is run as a child: a small heap on the command line, every setting in the environment. */
record ServiceCommands(Product product, DataDirectory data, Map<String, String> ownEnvironment) {
    /**
     * Measured up to readiness: the first compiler alone takes 5.6 s of processor time per service instead of 9 s, and
     * 250 MB instead of 280 MB. It costs peak throughput, so benchmarks set SLOTKEEPER_JAVA_OPTIONS.
     */
    static final String JAVA_OPTIONS = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME");
    private static final List<String> KEPT_PREFIXES = List.of("SLOTKEEPER_", "OTEL_", "QUARKUS_LOG_");
    private static final long LOG_BYTES_MAX = 10_000_000;

    ServiceCommand of(String service, Map<String, String> settings) throws IOException {
        Path jar = product.runJar(service).toRealPath();
        Path log = data.log(service);
        rotate(log);
        return new ServiceCommand(service, command(jar), jar, environment(settings), data.path(), log);
    }

    private List<String> command(Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        String options = ownEnvironment.getOrDefault("SLOTKEEPER_JAVA_OPTIONS", JAVA_OPTIONS);
        command.addAll(List.of(options.strip().split("\\s+")));
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        ownEnvironment.forEach((name, value) -> {
            if (KEPT.contains(name) || KEPT_PREFIXES.stream().anyMatch(name::startsWith)) {
                environment.put(name, value);
            }
        });
        settings.forEach((property, value) -> environment.put(variable(property), value));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "SLOTKEEPER_INVENTORY_CREDENTIALS_DIR",
                DataDirectory.sourceCredentials(data.path()).toString());
        return environment;
    }

    /** The environment variable that sets a property, by the rule of MicroProfile Config. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
