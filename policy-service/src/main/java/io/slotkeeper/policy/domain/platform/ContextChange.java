package io.slotkeeper.policy.domain.platform;

/** What a change of context needs on a platform. */
public enum ContextChange {
    REBOOT,
    MAYBE_REBOOT,
    LIVE,
    UNKNOWN
}
