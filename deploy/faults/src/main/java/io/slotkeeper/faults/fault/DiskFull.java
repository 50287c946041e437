package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.BrokerNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** The disk of PostgreSQL or of the broker is full; later there is room again, and what died of it is started. */
final class DiskFull implements Fault {
    private final Bed bed;
    private final boolean database;

    DiskFull(Bed bed, RandomGenerator random) {
        this.bed = bed;
        this.database = random.nextBoolean();
    }

    @Override
    public String begin() throws IOException {
        bed.smallDisks().fill(disk());
        return database ? "postgres" : "broker-1";
    }

    @Override
    public void end() throws IOException, InterruptedException {
        bed.smallDisks().makeRoom(disk());
        if (database) {
            if (bed.postgres().process().isEmpty()) {
                bed.postgres().startAgain();
            }
        } else {
            for (BrokerNode node : bed.brokers().nodes()) {
                node.kill();
                node.start();
            }
        }
    }

    private Path disk() {
        return database
                ? bed.work().resolve("postgres")
                : bed.brokers().nodes().get(0).directory();
    }
}
