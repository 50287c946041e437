package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The verdict as policy gave it, with what assignment found when it placed the hold.
 *
 * @param alternatives where policy tells the ways out of it, a path of the same origin; null where it is allowed
 */
public record VerdictView(
        UUID id,
        Verdict.Outcome outcome,
        @Nullable Long hostRevision,
        @Nullable Long vmRevision,
        List<FunctionView> functions,
        List<Verdict.Group> groups,
        List<Finding> findings,
        @Nullable Limit limit,
        Map<String, Object> versions,
        Instant evaluatedAt,
        @Nullable String alternatives) {
    static @Nullable VerdictView of(@Nullable Verdict verdict) {
        return verdict == null
                ? null
                : new VerdictView(
                        verdict.id(),
                        verdict.outcome(),
                        verdict.hostRevision(),
                        verdict.vmRevision(),
                        FunctionView.of(verdict),
                        verdict.groups(),
                        verdict.findings(),
                        verdict.limit(),
                        verdict.versions(),
                        verdict.evaluatedAt(),
                        alternatives(verdict));
    }

    private static @Nullable String alternatives(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.ALLOWED
                ? null
                : "/api/policy/v1/verdicts/" + verdict.id() + "/alternatives";
    }
}
