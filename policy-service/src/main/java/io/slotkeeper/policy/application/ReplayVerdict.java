package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.custom.ReadyRules;
import io.slotkeeper.policy.application.profiles.ProfileVersions;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Evaluates a stored verdict again from the facts that it was made from. Nothing is stored or published. */
@ApplicationScoped
public class ReplayVerdict {

    private final VerdictLog verdicts;
    private final Rulebooks rulebooks;
    private final ProfileVersions profiles;
    private final SupportLists lists;
    private final ReadyRules customRules;

    ReplayVerdict(
            VerdictLog verdicts,
            Rulebooks rulebooks,
            ProfileVersions profiles,
            SupportLists lists,
            ReadyRules customRules) {
        this.verdicts = verdicts;
        this.rulebooks = rulebooks;
        this.profiles = profiles;
        this.lists = lists;
        this.customRules = customRules;
    }

    /** By which rules. */
    public enum Rules {
        /** The support list, platform profiles, custom rules and severities of then. */
        RECORDED,
        /** Those in force now. */
        CURRENT
    }

    /** The stored verdict, the one that the same facts give now, and what is different. */
    public record Replay(StoredVerdict recorded, VerdictDocument replayed, VerdictDifference difference) {}

    /**
     * The verdict of the same facts.
     *
     * @return empty where there is no such verdict in that project
     * @throws RulesetGone where a ruleset of then is not there any more
     */
    @Transactional
    public Optional<Replay> replay(String project, String id, Rules rules) {
        return verdicts.find(id)
                .filter(stored -> stored.project().equals(project))
                .map(stored -> replay(stored, rules));
    }

    private Replay replay(StoredVerdict stored, Rules rules) {
        FactsDocument facts = stored.facts();
        boolean asThen = rules == Rules.RECORDED;
        Rulesets with = asThen ? recorded(facts) : rulebooks.inForce();
        Severities severities = asThen ? Severities.withOverrides(facts.severities()) : rulebooks.severities();
        VerdictDocument now = verdicts.asStored(VerdictDocument.of(
                new RuleBook(severities).evaluate(stored.verdict().id(), facts.toFacts(with))));
        return new Replay(stored, now, VerdictDifference.between(stored.verdict(), now));
    }

    private Rulesets recorded(FactsDocument facts) {
        Rulesets inForce = rulebooks.inForce();
        return new Rulesets(
                lists.find(facts.supportListVersion())
                        .orElseThrow(() -> new RulesetGone(Rulebooks.SUPPORT_LIST, facts.supportListVersion())),
                profiles.find(facts.platformProfilesVersion())
                        .orElseThrow(
                                () -> new RulesetGone(Rulebooks.PLATFORM_PROFILES, facts.platformProfilesVersion())),
                customRules
                        .find(facts.customRulesVersion())
                        .orElseThrow(() -> new RulesetGone(Rulebooks.CUSTOM_RULES, facts.customRulesVersion())),
                inForce.staleAfter());
    }

    /** A version that a verdict names and that nobody knows any more, as of before versions were kept. */
    public static final class RulesetGone extends RuntimeException {
        RulesetGone(String ruleset, int version) {
            super(ruleset + " version " + version);
        }
    }
}
