package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verdict as others read it: the same over HTTP, on Kafka and in the log. */
public record VerdictDocument(
        String id,
        Outcome outcome,
        String host,
        String vm,
        @Nullable String vmName,
        @Nullable Long hostRevision,
        @Nullable Long vmRevision,
        List<InvolvedFunction> functions,
        List<GroupDocument> groups,
        List<FindingDocument> findings,
        DeviceLimit limit,
        Versions versions,
        Instant evaluatedAt) {

    public static VerdictDocument of(Verdict verdict) {
        var facts = verdict.facts();
        return new VerdictDocument(
                verdict.id(),
                verdict.outcome(),
                facts.question().host(),
                facts.question().vm(),
                facts.vm().name(),
                facts.host().revision(),
                facts.vm().revision(),
                verdict.functions(),
                verdict.groups().stream().map(GroupDocument::of).toList(),
                verdict.findings().stream().map(FindingDocument::of).toList(),
                verdict.limit(),
                new Versions(
                        facts.rulesets().supportList().version(),
                        facts.rulesets().platformProfiles().version(),
                        facts.rulesets().customRules().version()),
                verdict.evaluatedAt());
    }

    /** A group of functions to which a requested one belongs. */
    public record GroupDocument(String id, String scope, List<String> members) {
        static GroupDocument of(Group group) {
            return new GroupDocument(group.id(), group.scope().name(), group.members());
        }
    }

    /** One reason, with the code that others may rely on. */
    public record FindingDocument(
            String rule,
            String code,
            Severity severity,
            String subject,
            String message,
            String remedy,
            Map<String, Object> parameters,
            String by) {

        public static FindingDocument of(Finding finding) {
            return new FindingDocument(
                    finding.code().rule(),
                    finding.code().wire(),
                    finding.severity(),
                    finding.subject(),
                    finding.message(),
                    finding.remedy(),
                    finding.parameters(),
                    "policy");
        }
    }

    /** The versions of the rulesets that the verdict was made with; {@code customRules} is 0 where there were none. */
    public record Versions(int supportList, int platformProfiles, int customRules) {}
}
