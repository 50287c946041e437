package io.slotkeeper.engine;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The engine as a process of its own, for tests: prints READY when everything can be used and stops when its standard
 * input ends, so that it never outlives the test that started it.
 */
@Command(name = "engine", mixinStandardHelpOptions = true, description = "Runs PostgreSQL and Kafka on loopback.")
public final class EngineMain implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "The data directory.")
    private Path data;

    @Option(names = "--topics", required = true, description = "The topic file.")
    private Path topics;

    @Option(
            names = "--service",
            description = "A service to prepare and the class path that holds its migrations, as NAME=PATH:PATH.")
    private Map<String, String> services = new LinkedHashMap<>();

    @Option(names = "--durable", description = "Keep PostgreSQL's fsync on.")
    private boolean durable;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new EngineMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (Engine engine = Engine.start(data, topics, durable)) {
            for (Map.Entry<String, String> service : services.entrySet()) {
                engine.prepare(service.getKey(), classPath(service.getValue()));
                writeSettings(service.getKey(), engine.settings(service.getKey()));
            }
            System.out.println("READY");
            untilInputEnds();
        }
        return 0;
    }

    private static List<Path> classPath(String paths) {
        return Arrays.stream(paths.split(File.pathSeparator, -1)).map(Path::of).toList();
    }

    private void writeSettings(String service, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path directory = Secrets.privateDirectory(data.resolve("run"));
        Secrets.writePrivately(directory.resolve(service + ".properties"), text.toString());
    }

    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            // whatever is said is ignored; only the end matters
        }
    }
}
