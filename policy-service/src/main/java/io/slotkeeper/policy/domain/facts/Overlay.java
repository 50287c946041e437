package io.slotkeeper.policy.domain.facts;

/** A context that a confirmed order set after host revision {@code hostRevision}; the greatest sequence per function wins. */
public record Overlay(String address, Context context, long hostRevision, long sequence) {

    /** True while no source that reports contexts has seen a later change. */
    public boolean outlives(PciFunction function) {
        Long observed = function.contextRevision();
        return observed == null || observed <= hostRevision;
    }
}
