package io.slotkeeper.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * One KRaft node, broker and controller at once, and the cluster that it is a member of.
 *
 * @param id its key in {@code controllerPorts}
 * @param brokerPort where clients reach it
 * @param controllerPorts where the controllers of all nodes, this one included, reach each other, by node
 * @param clusterId the same for all nodes; matters when the log directory is formatted
 */
public record KafkaNode(int id, int brokerPort, Map<Integer, Integer> controllerPorts, String clusterId) {
    private static final int REPLICAS_MAX = 3;

    public KafkaNode {
        if (!controllerPorts.containsKey(id)) {
            throw new IllegalArgumentException("node " + id + " has no controller port among " + controllerPorts);
        }
        controllerPorts = Map.copyOf(controllerPorts);
    }

    /** The only node of a new cluster, on ports that are free now. */
    static KafkaNode alone() throws IOException {
        return new KafkaNode(1, freePort(), Map.of(1, freePort()), newClusterId());
    }

    /** An id for a cluster that is about to be formatted. */
    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    int controllerPort() {
        return controllerPorts.getOrDefault(id, 0);
    }

    /** The voters as Kafka's setting takes them. */
    String voters() {
        return new TreeMap<>(controllerPorts)
                .entrySet().stream()
                        .map(node -> node.getKey() + "@127.0.0.1:" + node.getValue())
                        .collect(Collectors.joining(","));
    }

    /** How many copies of each record this cluster can keep: one per node, at most three. */
    public int replicas() {
        return Math.min(controllerPorts.size(), REPLICAS_MAX);
    }

    /** How many copies must be there before a write is acknowledged, so that one lost node stops nobody. */
    int copiesAtLeast() {
        return Math.max(1, replicas() - 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
