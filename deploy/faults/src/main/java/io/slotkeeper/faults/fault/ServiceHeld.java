package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.util.random.RandomGenerator;

/**
 * SIGSTOP to a service for longer than the group's session time-out, while a second instance takes its partitions over;
 * then SIGCONT: it goes on as if nothing had happened, in the middle of whatever it did.
 */
final class ServiceHeld implements Fault {
    private final Bed bed;
    private final Instance victim;
    private final SecondInstance second;

    ServiceHeld(Bed bed, RandomGenerator random) {
        this.bed = bed;
        this.victim = Victims.any(bed, random);
        this.second = new SecondInstance(bed, victim.service());
    }

    @Override
    public String begin() throws Exception {
        String other = bed.instances(victim.service()).size() > 1 ? "" : ", " + second.begin();
        victim.hold();
        return victim.name() + other;
    }

    @Override
    public void end() throws Exception {
        victim.letGo();
        second.end();
        Victims.awaitReady(bed, victim);
    }
}
