package io.slotkeeper.simulator.fleet;

import java.util.List;
import java.util.Map;

/**
 * What a real server refuses, by the name of the fault in the vSphere API. Thrown through the rules to whoever asked:
 * a method's caller as a SOAP fault, a task's reader as its error.
 */
@SuppressWarnings("serial") // never serialised
public final class Refused extends RuntimeException {
    private final String fault;
    private final Map<String, Object> details;

    public Refused(String fault, String message) {
        this(fault, message, Map.of());
    }

    /** The details are the fault's own fields: text, numbers, or a {@link MoRef}. */
    public Refused(String fault, String message, Map<String, ?> details) {
        super(message);
        this.fault = fault;
        this.details = Map.copyOf(details);
    }

    public static Refused notFound(MoRef ref) {
        return new Refused(
                "ManagedObjectNotFound",
                "The object '%s' has already been deleted or has not been completely created".formatted(ref),
                Map.of("obj", ref));
    }

    public static Refused hostConfig(String message) {
        return new Refused("HostConfigFault", message);
    }

    public static Refused invalidArgument(String property) {
        return new Refused(
                "InvalidArgument",
                "A specified parameter was not correct: " + property,
                Map.of("invalidProperty", property));
    }

    public String fault() {
        return fault;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** The fields in a fixed order, so that the same fault is always the same bytes. */
    public List<Map.Entry<String, Object>> sortedDetails() {
        return details.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
