package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Refusal;
import java.util.Set;

/** What a verdict means for a request. */
public sealed interface VerdictAnswer {
    record Denied(Refusal refusal) implements VerdictAnswer {}

    record Allowed() implements VerdictAnswer {}

    /** Codes to consent to, and those that the request consented to in advance; the hold is tentative. */
    record NeedsConsent(Set<String> needed, Set<String> given) implements VerdictAnswer {}

    record NeedsApproval() implements VerdictAnswer {}
}
