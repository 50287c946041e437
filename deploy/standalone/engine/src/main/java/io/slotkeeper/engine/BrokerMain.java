package io.slotkeeper.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One Kafka node as a process of its own, on ports that stay the same, so that it can be killed, stopped and started
 * again under its clients. Prints READY when it serves; ends cleanly with its standard input or on SIGTERM.
 */
@Command(name = "broker", mixinStandardHelpOptions = true, description = "Runs one Kafka node on loopback.")
public final class BrokerMain implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "The directory with its log directory.")
    private Path data;

    @Option(names = "--node", description = "Which of the controllers this node is.", defaultValue = "1")
    private int node;

    @Option(names = "--port", required = true, description = "The port for clients.")
    private int port;

    @Option(
            names = "--controller",
            required = true,
            description = "The controllers' ports, of every node of the cluster, as NODE=PORT.")
    private Map<Integer, Integer> controllers;

    @Option(names = "--cluster-id", description = "The cluster's id, the same for all nodes; random by default.")
    private @Nullable String clusterId;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new BrokerMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        String cluster = clusterId == null ? KafkaNode.newClusterId() : clusterId;
        KafkaBroker broker = KafkaBroker.start(data, new KafkaNode(node, port, controllers, cluster));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println("READY");
        while (System.in.read() >= 0) {
            // whatever is said is ignored; only the end matters
        }
        return 0;
    }
}
