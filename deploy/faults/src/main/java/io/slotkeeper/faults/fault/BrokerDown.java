package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.BrokerNode;
import io.slotkeeper.faults.workload.Journal.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The only broker is away: stopped in an orderly way, killed, or killed and come back without anything that it had.
 * Meanwhile HTTP goes on accepting.
 */
final class BrokerDown implements Fault {
    /** How it goes. */
    enum How {
        STOPPED,
        KILLED,
        WIPED
    }

    private static final int ENOUGH = 3;

    private final Bed bed;
    private final Notes notes;
    private final BrokerNode node;
    private final How how;

    BrokerDown(Bed bed, Notes notes, How how) {
        this.bed = bed;
        this.notes = notes;
        this.node = bed.brokers().nodes().get(0);
        this.how = how;
    }

    @Override
    public String begin() throws InterruptedException, IOException {
        if (how == How.STOPPED) {
            node.stop();
        } else {
            node.kill();
        }
        if (how == How.WIPED) {
            node.wipe();
            notes.wiped();
        }
        return node.name() + " " + how.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void end() throws IOException, InterruptedException {
        node.start();
        bed.brokers().createTopics();
    }

    @Override
    public List<String> notKept(List<Observation> seen) {
        return refusedOnly(seen);
    }

    static List<String> refusedOnly(List<Observation> seen) {
        List<Observation> requests = seen.stream()
                .filter(each -> each.action().equals("request") && each.status() > 0)
                .toList();
        boolean accepted = requests.stream().anyMatch(each -> each.status() == 202);
        return requests.size() < ENOUGH || accepted
                ? List.of()
                : List.of("none of " + requests.size() + " requests was accepted while the broker was away");
    }
}
