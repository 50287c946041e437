package io.slotkeeper.policy.domain.facts;

/** A change of context that waits for a restart of the host. */
public enum Pending {
    NONE,
    TO_PASSTHROUGH,
    TO_HOST
}
