package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;

/** A stored verdict in a list: without its facts. */
record VerdictRow(String id, String assignment, int attempt, String project, VerdictDocument verdict) {

    static VerdictRow of(StoredVerdict stored) {
        return new VerdictRow(
                stored.verdict().id(), stored.assignment(), stored.attempt(), stored.project(), stored.verdict());
    }
}
