package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The verdict as policy gave it, with what assignment found when it placed the hold. */
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
        Instant evaluatedAt) {
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
                        verdict.evaluatedAt());
    }
}
