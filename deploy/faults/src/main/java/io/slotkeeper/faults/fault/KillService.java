package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.util.random.RandomGenerator;

/** SIGKILL to a service; the bed starts it again after 0.2 to 3 seconds. */
final class KillService implements Fault {
    private final Bed bed;
    private final Instance victim;

    KillService(Bed bed, RandomGenerator random) {
        this.bed = bed;
        this.victim = Victims.any(bed, random);
    }

    @Override
    public String begin() throws InterruptedException {
        victim.kill();
        return victim.name();
    }

    @Override
    public void end() throws Exception {
        Victims.awaitReady(bed, victim);
    }
}
