package io.slotkeeper.faults.fault;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One more instance of a service joins, works for a while and leaves in an orderly way. */
final class SecondInstance implements Fault {
    private final Bed bed;
    private final String service;
    private @Nullable Instance added;

    SecondInstance(Bed bed, RandomGenerator random) {
        this(bed, Product.SERVICES.get(random.nextInt(Product.SERVICES.size())));
    }

    SecondInstance(Bed bed, String service) {
        this.bed = bed;
        this.service = service;
    }

    @Override
    public String begin() throws Exception {
        Instance instance = bed.spareInstance(service);
        added = instance;
        instance.start();
        Victims.awaitReady(bed, instance);
        return instance.name();
    }

    @Override
    public void end() throws InterruptedException {
        if (added != null) {
            added.stop();
        }
    }
}
