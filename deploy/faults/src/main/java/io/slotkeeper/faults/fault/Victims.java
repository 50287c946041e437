package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses instances, and waits for them. */
final class Victims {
    private static final long READY_NANOS = 90_000_000_000L;
    private static final int LOOK_MILLIS = 100;

    private Victims() {}

    static Instance any(Bed bed, RandomGenerator random) {
        List<Instance> running =
                bed.instances().stream().filter(Instance::isWanted).toList();
        return running.get(random.nextInt(running.size()));
    }

    /** Waits until it is ready, or until it is clear that something else keeps it from that. */
    static void awaitReady(Bed bed, Instance instance) throws InterruptedException {
        long limit = System.nanoTime() + READY_NANOS;
        while (instance.isWanted() && !bed.isReady(instance) && System.nanoTime() < limit) {
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
