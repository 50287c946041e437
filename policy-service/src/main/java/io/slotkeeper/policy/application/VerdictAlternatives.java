package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.FindAlternatives.Refused;
import io.slotkeeper.policy.application.GatherFacts.Asking;
import io.slotkeeper.policy.application.GatherFacts.Snapshot;
import io.slotkeeper.policy.domain.alternatives.Alternative;
import io.slotkeeper.policy.domain.alternatives.Distance;
import io.slotkeeper.policy.domain.alternatives.WayOut;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * The ways out of a verdict that was given, by what is known now: an alternative of yesterday may be somebody else's
 * today. The question itself is asked again too.
 */
@ApplicationScoped
public class VerdictAlternatives {

    private final VerdictLog verdicts;
    private final GatherFacts facts;
    private final Rulebooks rulebooks;
    private final FindAlternatives alternatives;

    VerdictAlternatives(VerdictLog verdicts, GatherFacts facts, Rulebooks rulebooks, FindAlternatives alternatives) {
        this.verdicts = verdicts;
        this.facts = facts;
        this.rulebooks = rulebooks;
        this.alternatives = alternatives;
    }

    /** The verdict of then, the one that its question would get now, and the ways out of that. */
    public record Found(StoredVerdict recorded, VerdictDocument now, WaysOut waysOut) {}

    /** Empty where there is no such verdict in that project. */
    @Transactional
    public Optional<Found> of(String project, String id) {
        return verdicts.find(id)
                .filter(stored -> stored.project().equals(project))
                .map(this::of);
    }

    private Found of(StoredVerdict stored) {
        Asking asking = new Asking(stored.facts().question(), stored.assignment());
        Snapshot snapshot = facts.snapshot(List.of(asking));
        RuleBook ruleBook = new RuleBook(rulebooks.severities());
        Verdict now = ruleBook.evaluate(stored.verdict().id(), facts.facts(asking, snapshot));
        List<Alternative> again = now.outcome().compareTo(stored.verdict().outcome()) < 0
                ? List.of(new Alternative(WayOut.ASK_AGAIN, Distance.SAME_HOST, true, List.of(), now))
                : List.of();
        WaysOut waysOut = now.outcome() == Outcome.ALLOWED
                ? WaysOut.of(again, List.of())
                : alternatives
                        .of(List.of(new Refused(asking, now, Assumptions.NONE, ruleBook, again)), snapshot)
                        .get(0);
        return new Found(stored, VerdictDocument.of(now), waysOut);
    }
}
