package io.slotkeeper.policy.domain.support;

/** What an entry says about the cards that it matches. {@code NEAR}: like a listed one, but not listed. */
public enum Tier {
    CERTIFIED,
    EXPERIMENTAL,
    SAME_CHIP,
    NEAR,
    BANNED
}
