package io.slotkeeper.policy.domain.facts;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as described to inventory; {@code revision} null means that nobody described it, which is fine.
 *
 * @param conditions what is known to be true or not true of it; what is absent is unknown
 */
public record Vm(
        String id,
        @Nullable Long revision,
        @Nullable Integer hardwareVersion,
        MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, Usage> features,
        @Nullable String name,
        @Nullable Map<VmCondition, Boolean> conditions) {

    public Vm {
        features = Map.copyOf(features);
        // facts that were stored before conditions were known have none
        conditions = conditions == null ? Map.of() : Map.copyOf(conditions);
    }

    public static Vm undescribed(String id) {
        return new Vm(id, null, null, MemoryReservation.UNKNOWN, null, Map.of(), null, Map.of());
    }

    /** Name and id, for sentences: an id that is a UUID tells nobody anything. */
    public String inWords() {
        return inWords(id, name);
    }

    static String inWords(String id, @Nullable String name) {
        return name == null || name.isBlank() || name.equals(id) ? id : name + " (" + id + ")";
    }

    /** Memory that is not reserved is told by {@code memoryReservation}; a part of which nothing is said is as its whole. */
    public Usage usageOf(Feature feature) {
        if (feature == Feature.MEMORY_RESERVATION) {
            return switch (memoryReservation) {
                case PARTIAL -> Usage.USED;
                case FULL -> Usage.UNUSED;
                case UNKNOWN -> Usage.UNKNOWN;
            };
        }
        Usage own = features.getOrDefault(feature, Usage.UNKNOWN);
        Feature whole = feature.whole();
        return own == Usage.UNKNOWN && whole != null ? usageOf(whole) : own;
    }

    public boolean meets(VmCondition condition) {
        return Boolean.TRUE.equals(known(condition));
    }

    /** Whether it is known not to be so. */
    public boolean lacks(VmCondition condition) {
        return Boolean.FALSE.equals(known(condition));
    }

    private @Nullable Boolean known(VmCondition condition) {
        return Objects.requireNonNull(conditions).get(condition);
    }
}
