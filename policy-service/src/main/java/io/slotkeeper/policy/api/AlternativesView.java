package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.VerdictAlternatives.Found;
import io.slotkeeper.policy.application.WaysOut.AlternativeDocument;
import io.slotkeeper.policy.domain.alternatives.Impossible;
import io.slotkeeper.policy.domain.verdict.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * The ways out of a verdict, by what is known at {@code evaluatedAt}.
 *
 * @param outcome that was given
 * @param outcomeNow what the same question would get now
 */
record AlternativesView(
        String verdict,
        String assignment,
        int attempt,
        Outcome outcome,
        Outcome outcomeNow,
        Instant evaluatedAt,
        List<AlternativeDocument> alternatives,
        List<Impossible> impossible) {

    static AlternativesView of(Found found) {
        return new AlternativesView(
                found.recorded().verdict().id(),
                found.recorded().assignment(),
                found.recorded().attempt(),
                found.recorded().verdict().outcome(),
                found.now().outcome(),
                found.now().evaluatedAt(),
                found.waysOut().alternatives(),
                found.waysOut().impossible());
    }
}
