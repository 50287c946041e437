package io.slotkeeper.faults.bed;

import io.slotkeeper.engine.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Kafka node in a JVM of its own, on ports that it keeps. It ends with the JVM that started it, however that ends. */
public final class BrokerNode implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int LOOK_MILLIS = 100;
    private static final int CONNECT_MILLIS = 500;

    private final int id;
    private final int port;
    private final Path directory;
    private final Child child;

    BrokerNode(Product product, Path work, int id, int port, Map<Integer, Integer> controllers, String clusterId)
            throws IOException {
        this.id = id;
        this.port = port;
        this.directory = Files.createDirectories(work.resolve("kafka-" + id));
        List<String> command = new ArrayList<>(List.of(Product.tool("java").toString()));
        command.addAll(
                List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", product.engineClassPath()));
        command.addAll(List.of("io.slotkeeper.engine.BrokerMain", "--data", directory.toString()));
        command.addAll(List.of("--node", Integer.toString(id), "--port", Integer.toString(port)));
        command.addAll(List.of("--cluster-id", clusterId));
        controllers.forEach((node, controller) -> command.addAll(List.of("--controller", node + "=" + controller)));
        this.child = new Child(command, Map.of(), work, work.resolve("kafka-" + id + ".log"));
    }

    public String name() {
        return "broker-" + id;
    }

    /** Where its log directory is, for who wants to fill or empty its disk. */
    public Path directory() {
        return directory;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts it without waiting. */
    void launch() throws IOException {
        child.start();
    }

    /** Starts it, again if need be, and returns when it takes connections. */
    public void start() throws IOException, InterruptedException {
        launch();
        awaitListening();
    }

    void awaitListening() throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!isListening()) {
            if (!child.isAlive()) {
                throw new IOException(name() + " ended; see " + child.log());
            }
            if (System.nanoTime() > limit) {
                throw new IOException(name() + " does not start; see " + child.log());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    public void kill() throws InterruptedException {
        child.kill();
    }

    public void stop() throws InterruptedException {
        child.stop();
    }

    /** Loses everything that it had on its disk; it must not be running. */
    public void wipe() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            if (!each.equals(directory)) {
                Files.delete(each);
            }
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        child.kill();
    }
}
