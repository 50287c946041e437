package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction.Role;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** All rules, always all of them: no "no" without all its reasons. */
public final class RuleBook {

    private static final List<Rule> RULES = List.of(
            new KnownFunction(),
            new SupportListRule(),
            new SlotContext(),
            new MobilityLoss(),
            new VmDeviceLimit(),
            new HostCritical(),
            new ExclusiveUse(),
            new PlatformReadiness(),
            new SiteRules());

    private final Severities severities;

    public RuleBook(Severities severities) {
        this.severities = severities;
    }

    public static List<Rule> rules() {
        return RULES;
    }

    public Severities severities() {
        return severities;
    }

    public Verdict evaluate(String verdictId, Facts facts) {
        List<Finding> findings = RULES.stream()
                .flatMap(rule -> rule.evaluate(facts).stream())
                .map(remark -> remark.rated(severities))
                .toList();
        return new Verdict(
                verdictId,
                Outcome.of(findings.stream().map(Finding::severity).toList()),
                facts,
                involved(facts),
                facts.groups(),
                findings,
                DeviceLimits.of(facts),
                facts.at());
    }

    private static List<InvolvedFunction> involved(Facts facts) {
        Stream<InvolvedFunction> requested = facts.question().functions().stream()
                .map(address -> new InvolvedFunction(address, Role.REQUESTED, requestedReason(facts, address)));
        Stream<InvolvedFunction> companions = Companion.allOf(facts).stream()
                .map(companion -> new InvolvedFunction(
                        companion.address(), Role.COMPANION, CompanionSentence.of(facts, companion)));
        return Stream.concat(requested, companions).toList();
    }

    private static String requestedReason(Facts facts, String address) {
        return "You asked for it"
                + facts.function(address)
                        .map(PciFunction::inWords)
                        .map(words -> ": " + words + ".")
                        .orElse(".");
    }
}
