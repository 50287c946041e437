package io.slotkeeper.inventory.domain;

/** A change of context that waits for a reboot of the host. */
public enum Pending {
    TO_PASSTHROUGH,
    TO_HOST
}
