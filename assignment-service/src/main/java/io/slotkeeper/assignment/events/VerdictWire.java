package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policy's verdict event as this service reads it; what is not named here is ignored. */
record VerdictWire(UUID assignment, int attempt, VerdictBody verdict) {
    record VerdictBody(
            UUID id,
            Verdict.Outcome outcome,
            String host,
            String vm,
            @Nullable String vmName,
            @Nullable Long hostRevision,
            @Nullable Long vmRevision,
            @Nullable List<FunctionWire> functions,
            @Nullable List<GroupWire> groups,
            @Nullable List<FindingWire> findings,
            @Nullable LimitWire limit,
            @Nullable Map<String, Object> versions,
            Instant evaluatedAt) {

        Verdict toDomain() {
            return new Verdict(
                    id,
                    outcome,
                    host,
                    vm,
                    vmName,
                    hostRevision,
                    vmRevision,
                    orEmpty(functions).stream().map(FunctionWire::toDomain).toList(),
                    orEmpty(groups).stream().map(GroupWire::toDomain).toList(),
                    orEmpty(findings).stream().map(FindingWire::toDomain).toList(),
                    limit == null ? null : limit.toDomain(),
                    versions == null ? Map.of() : versions,
                    evaluatedAt);
        }
    }

    record FunctionWire(String address, String role, @Nullable String reason) {
        Verdict.Function toDomain() {
            return new Verdict.Function(address, role, reason);
        }
    }

    record GroupWire(String id, String scope, List<String> members) {
        Verdict.Group toDomain() {
            return new Verdict.Group(id, scope, members);
        }
    }

    record FindingWire(
            String rule,
            String code,
            String severity,
            String subject,
            String message,
            @Nullable String remedy,
            @Nullable Map<String, Object> parameters,
            @Nullable String by) {
        Finding toDomain() {
            return new Finding(
                    rule,
                    code,
                    severity,
                    subject,
                    message,
                    remedy,
                    parameters == null ? Map.of() : parameters,
                    by == null ? "policy" : by);
        }
    }

    record LimitWire(
            @Nullable Integer max,
            @Nullable Integer held,
            @Nullable Integer requested,
            @Nullable String source,
            @Nullable String profile,
            @Nullable Integer profileVersion,
            @Nullable String note) {
        Limit toDomain() {
            return new Limit(max, held, requested, source, profile, profileVersion, note);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
