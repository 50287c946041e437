package io.slotkeeper.assignment.domain;

/** Whether a hold was placed. */
public sealed interface HoldResult {
    /** All of it is held now. */
    record Placed() implements HoldResult {}

    /** None of it is held; the finding says why, in the words of policy's rules. */
    record Refused(Refusal refusal, Finding finding) implements HoldResult {}
}
