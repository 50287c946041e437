package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.BrokerNode;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** One of three brokers is killed and comes back with what it had. */
final class BrokerLost implements Fault {
    private final BrokerNode node;

    BrokerLost(Bed bed, RandomGenerator random) {
        List<BrokerNode> nodes = bed.brokers().nodes();
        this.node = nodes.get(random.nextInt(nodes.size()));
    }

    @Override
    public String begin() throws InterruptedException {
        node.kill();
        return node.name();
    }

    @Override
    public void end() throws IOException, InterruptedException {
        node.start();
    }
}
