package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.VerdictDocument.FindingDocument;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two verdicts on the same facts do not have in common.
 *
 * @param outcome null where it is the same
 * @param added findings of the newer one only
 * @param removed findings of the older one only
 * @param changed findings about the same thing that weigh or say something else
 * @param limit null where it is the same
 */
public record VerdictDifference(
        @Nullable Change<Outcome> outcome,
        List<FindingDocument> added,
        List<FindingDocument> removed,
        List<Change<FindingDocument>> changed,
        @Nullable Change<DeviceLimit> limit) {

    /** Before and after. */
    public record Change<T>(T before, T after) {
        static <T> @Nullable Change<T> of(T before, T after) {
            return Objects.equals(before, after) ? null : new Change<>(before, after);
        }
    }

    /** Both must have been read from JSON: what stands in parameters is compared as it is written there. */
    static VerdictDifference between(VerdictDocument before, VerdictDocument after) {
        Map<String, List<FindingDocument>> old = bySubject(before);
        Map<String, List<FindingDocument>> now = bySubject(after);
        List<FindingDocument> added = new ArrayList<>();
        List<FindingDocument> removed = new ArrayList<>();
        List<Change<FindingDocument>> changed = new ArrayList<>();
        old.forEach((about, findings) -> {
            List<FindingDocument> others = now.getOrDefault(about, List.of());
            for (int i = 0; i < findings.size(); i++) {
                if (i >= others.size()) {
                    removed.add(findings.get(i));
                } else if (!findings.get(i).equals(others.get(i))) {
                    changed.add(new Change<>(findings.get(i), others.get(i)));
                }
            }
        });
        now.forEach((about, findings) -> {
            int known = old.getOrDefault(about, List.of()).size();
            added.addAll(findings.subList(Math.min(known, findings.size()), findings.size()));
        });
        return new VerdictDifference(
                Change.of(before.outcome(), after.outcome()),
                Collections.unmodifiableList(added),
                Collections.unmodifiableList(removed),
                Collections.unmodifiableList(changed),
                Change.of(before.limit(), after.limit()));
    }

    public boolean isNone() {
        return outcome == null && added.isEmpty() && removed.isEmpty() && changed.isEmpty() && limit == null;
    }

    private static Map<String, List<FindingDocument>> bySubject(VerdictDocument verdict) {
        Map<String, List<FindingDocument>> findings = new LinkedHashMap<>();
        verdict.findings().forEach(finding -> findings.computeIfAbsent(
                        finding.code() + " " + finding.subject(), about -> new ArrayList<>())
                .add(finding));
        return findings;
    }
}
