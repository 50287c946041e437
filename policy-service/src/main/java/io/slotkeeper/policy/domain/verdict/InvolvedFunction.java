package io.slotkeeper.policy.domain.verdict;

/** A function that a verdict is about, and why. */
public record InvolvedFunction(String address, Role role, String reason) {

    /** Asked for, or taken along by its group. */
    public enum Role {
        REQUESTED,
        COMPANION
    }
}
