package io.slotkeeper.bench;

import io.slotkeeper.engine.Product;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A packaged service as a child process, with every setting in its environment. */
final class ServiceProcess implements AutoCloseable {
    private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");
    private static final int STOP_SECONDS = 15;
    private static final int LOG_LINES = 25;

    private final String service;
    private final Process process;
    private final URI url;
    private final Path log;

    private ServiceProcess(String service, Process process, URI url, Path log) {
        this.service = service;
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts it on a free port; whether it is ready is to be asked.
     *
     * @param settings Quarkus properties
     * @param options of its JVM, separated by spaces
     */
    static ServiceProcess start(String service, Path jar, Path directory, Map<String, String> settings, String options)
            throws IOException {
        int port = freePort();
        Path log = directory.resolve(service + ".log");
        List<String> command = new ArrayList<>(List.of(Product.tool("java").toString()));
        command.addAll(List.of(options.strip().split("\\s+")));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        settings.forEach((property, value) -> environment.put(variable(property), value));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new ServiceProcess(service, builder.start(), URI.create("http://127.0.0.1:" + port), log);
    }

    URI url() {
        return url;
    }

    String service() {
        return service;
    }

    /** Processor time that it has used since it began. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Sees that it still runs.
     *
     * @throws IOException it has ended; the message has the end of its log
     */
    void check() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(service + "-service ended with " + process.exitValue() + "\n" + endOfLog());
        }
    }

    String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "the end of its log:\n  "
                + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Bytes of heap that are reachable: a histogram of live objects collects all garbage first. */
    long liveHeapBytes() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Product.tool("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Histogram.totalBytes(histogram)
                .orElseThrow(() -> new IOException(
                        "jcmd tells no total: " + histogram.lines().findFirst()));
    }

    /** The most memory that it ever had resident, as Linux tells it. */
    long peakResidentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("this system does not tell a process's peak memory"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The environment variable that sets a property, by the rule of MicroProfile Config. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
