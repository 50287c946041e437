package io.slotkeeper.policy.domain.facts;

/** A family of hypervisors. {@code OTHER} is one that this version of policy does not know. */
public enum Platform {
    ESX("ESX"),
    ESXI("ESXi"),
    KVM("KVM"),
    OTHER("unknown platform");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** How people call the side that gives a device away. */
    public String hostSide() {
        return this == ESX || this == ESXI ? "the host (VMkernel)" : "the host";
    }
}
