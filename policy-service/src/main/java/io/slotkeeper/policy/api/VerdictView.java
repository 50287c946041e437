package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.FactsDocument;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;

/** A stored verdict with the facts that it was made from, as the caller's project may see them. */
record VerdictView(
        String id,
        String assignment,
        int attempt,
        String project,
        String actor,
        VerdictDocument verdict,
        FactsDocument facts) {

    static VerdictView of(StoredVerdict stored) {
        return new VerdictView(
                stored.verdict().id(),
                stored.assignment(),
                stored.attempt(),
                stored.project(),
                stored.actor(),
                stored.verdict(),
                stored.facts().seenBy(stored.project()));
    }
}
