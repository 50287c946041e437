package io.slotkeeper.policy.events;

import io.slotkeeper.policy.application.VerdictDocument;

/** {@code slotkeeper.policy.verdict-issued.v1}: the answer to attempt n of an assignment. */
record VerdictIssuedV1(String assignment, int attempt, String project, VerdictDocument verdict) {

    static final String TYPE = "slotkeeper.policy.verdict-issued.v1";
    static final String TOPIC = "slotkeeper.policy.verdicts";
}
