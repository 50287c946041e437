package io.slotkeeper.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A running KRaft node, broker and controller, on loopback. Topics come from the topic file only. */
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the only node of a cluster on free ports. */
    static KafkaBroker start(Path directory) throws IOException {
        return start(directory, KafkaNode.alone());
    }

    /** Starts a node; returns when it serves, for which most of its cluster's nodes must be there. */
    static KafkaBroker start(Path directory, KafkaNode node) throws IOException {
        Files.createDirectories(directory);
        Properties properties = properties(directory, node);
        if (!Files.exists(directory.resolve("data/meta.properties"))) {
            format(directory, properties, node.clusterId());
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, "127.0.0.1:" + node.brokerPort());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties properties(Path directory, KafkaNode node) {
        String listener = "PLAINTEXT://127.0.0.1:" + node.brokerPort();
        String replicas = Integer.toString(node.replicas());
        String copiesAtLeast = Integer.toString(node.copiesAtLeast());
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", Integer.toString(node.id()));
        p.setProperty("controller.quorum.voters", node.voters());
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("listeners", listener + ",CONTROLLER://127.0.0.1:" + node.controllerPort());
        p.setProperty("advertised.listeners", listener);
        p.setProperty("log.dirs", directory.resolve("data").toString());
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("min.insync.replicas", copiesAtLeast);
        p.setProperty("offsets.topic.replication.factor", replicas);
        p.setProperty("offsets.topic.num.partitions", "5");
        p.setProperty("transaction.state.log.replication.factor", replicas);
        p.setProperty("transaction.state.log.min.isr", copiesAtLeast);
        p.setProperty("share.coordinator.state.topic.replication.factor", replicas);
        p.setProperty("share.coordinator.state.topic.min.isr", copiesAtLeast);
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // the default takes 128 MB of heap, which a small standalone installation has better uses for
        p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        return p;
    }

    private static void format(Path directory, Properties properties, String clusterId) throws IOException {
        Path file = directory.resolve("format.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {"format", "-t", clusterId, "-c", file.toString()},
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException("cannot format Kafka's log directory: " + output.toString(StandardCharsets.UTF_8));
        }
    }
}
