package io.slotkeeper.policy.domain.facts;

/** Who may drive a function. */
public enum Context {
    HOST,
    PASSTHROUGH,
    UNKNOWN
}
