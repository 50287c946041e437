package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.ReplayVerdict.Replay;
import io.slotkeeper.policy.application.VerdictDifference;
import io.slotkeeper.policy.application.VerdictDocument;

/** A verdict evaluated again; {@code same} where nothing is different. */
record ReplayView(
        String id,
        String assignment,
        int attempt,
        VerdictDocument.Versions recordedWith,
        VerdictDocument replayed,
        boolean same,
        VerdictDifference difference) {

    static ReplayView of(Replay replay) {
        return new ReplayView(
                replay.recorded().verdict().id(),
                replay.recorded().assignment(),
                replay.recorded().attempt(),
                replay.recorded().verdict().versions(),
                replay.replayed(),
                replay.difference().isNone(),
                replay.difference());
    }
}
