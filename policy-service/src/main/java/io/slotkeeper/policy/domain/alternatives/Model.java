package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.Comparator;

/** Functions that can stand in for each other: one vendor and device id, lower-case hex. */
public record Model(String vendorId, String deviceId) implements Comparable<Model> {

    private static final Comparator<Model> ORDER =
            Comparator.comparing(Model::vendorId).thenComparing(Model::deviceId);

    public static Model of(PciFunction function) {
        return new Model(function.vendorId(), function.deviceId());
    }

    /** {@code 8086:10c6}. */
    public String ids() {
        return vendorId + ":" + deviceId;
    }

    @Override
    public int compareTo(Model other) {
        return ORDER.compare(this, other);
    }
}
