package io.slotkeeper.simulator.fleet;

/** A managed object reference: unique within one vCenter only. */
public record MoRef(String type, String value) {
    @Override
    public String toString() {
        return type + ":" + value;
    }
}
