package io.slotkeeper.faults.bed;

import io.slotkeeper.engine.KafkaNode;
import io.slotkeeper.engine.Product;
import io.slotkeeper.engine.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Kafka cluster: one node, or three of which any one may be lost. */
public final class Brokers implements AutoCloseable {
    private final List<BrokerNode> nodes = new ArrayList<>();
    private final Path topicFile;

    private Brokers(Path topicFile) {
        this.topicFile = topicFile;
    }

    /** Prepares that many nodes; nothing runs yet. */
    static Brokers prepare(Product product, Path work, int count) throws IOException {
        Brokers brokers = new Brokers(product.topics());
        List<Integer> ports = Ports.free(2 * count);
        Map<Integer, Integer> controllers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            controllers.put(i + 1, ports.get(count + i));
        }
        String clusterId = KafkaNode.newClusterId();
        for (int i = 0; i < count; i++) {
            brokers.nodes.add(new BrokerNode(product, work, i + 1, ports.get(i), controllers, clusterId));
        }
        return brokers;
    }

    public List<BrokerNode> nodes() {
        return List.copyOf(nodes);
    }

    public String bootstrapServers() {
        return nodes.stream().map(BrokerNode::address).collect(Collectors.joining(","));
    }

    /** Starts what does not run, without waiting. */
    void launch() throws IOException {
        for (BrokerNode node : nodes) {
            node.launch();
        }
    }

    /** Starts what does not run and makes the topics that are missing. */
    public void start() throws IOException, InterruptedException {
        launch();
        for (BrokerNode node : nodes) {
            node.awaitListening();
        }
        createTopics();
    }

    /** Makes the topics that are missing. */
    public void createTopics() throws IOException {
        Topics.read(topicFile).create(bootstrapServers(), nodes.size());
    }

    /** The names of all topics of the product. */
    public List<String> topics() throws IOException {
        return Topics.read(topicFile).topics().stream().map(Topics.Topic::name).toList();
    }

    @Override
    public void close() throws InterruptedException {
        for (BrokerNode node : nodes) {
            node.close();
        }
    }
}
