package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.facts.Release;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a verdict was made from, for the log. With the rulesets of the named versions it gives the same
 * verdict again; {@code severities} are those that the site had changed. {@code customRulesVersion} is 0 where there were
 * no custom rules, as in every verdict from before there could be any.
 */
public record FactsDocument(
        Question question,
        Host host,
        Vm vm,
        List<Hold> holds,
        List<Overlay> overlays,
        List<Release> releases,
        Map<String, Severity> severities,
        int supportListVersion,
        int platformProfilesVersion,
        int customRulesVersion,
        long staleAfterDays,
        Instant at) {

    public static FactsDocument of(Facts facts, Severities severities) {
        return new FactsDocument(
                facts.question(),
                facts.host(),
                facts.vm(),
                facts.holds(),
                facts.overlays(),
                facts.releases(),
                severities.overrides(),
                facts.rulesets().supportList().version(),
                facts.rulesets().platformProfiles().version(),
                facts.rulesets().customRules().version(),
                facts.rulesets().staleAfter().toDays(),
                facts.at());
    }

    public Facts toFacts(Rulesets rulesets) {
        Rulesets asThen = new Rulesets(
                rulesets.supportList(),
                rulesets.platformProfiles(),
                rulesets.customRules(),
                Duration.ofDays(staleAfterDays));
        return new Facts(question, host, vm, holds, overlays, releases, asThen, at);
    }

    /** The same facts as another project may see them: without the names of those who hold something. */
    public FactsDocument seenBy(String project) {
        List<Hold> masked = holds.stream()
                .map(hold -> hold.project().equals(project) ? hold : hold.masked())
                .toList();
        return new FactsDocument(
                question,
                question.project().equals(project) ? host : host.namingHolders(sighted -> null),
                vm,
                masked,
                overlays,
                releases,
                severities,
                supportListVersion,
                platformProfilesVersion,
                customRulesVersion,
                staleAfterDays,
                at);
    }
}
