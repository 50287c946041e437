package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.GatherFacts;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.verdict.Verdict;
import io.slotkeeper.policy.domain.verdict.VerdictShift;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Judges what is live by two lists, on the same facts: a batch costs as many statements as a batch of questions. */
@ApplicationScoped
class JudgeTwice {

    private final GatherFacts facts;
    private final Rulebooks rulebooks;

    JudgeTwice(GatherFacts facts, Rulebooks rulebooks) {
        this.facts = facts;
        this.rulebooks = rulebooks;
    }

    /** What is different for each, in the same order; an assignment's own hold is not in its way. */
    List<Affected> judge(List<LiveAssignment> batch, SupportList before, SupportList after) {
        List<Facts> seen = facts.about(batch.stream().map(LiveAssignment::asked).toList());
        RuleBook ruleBook = new RuleBook(rulebooks.severities());
        List<Affected> judged = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            VerdictShift shift =
                    VerdictShift.between(judge(ruleBook, seen.get(i), before), judge(ruleBook, seen.get(i), after));
            judged.add(new Affected(batch.get(i), shift));
        }
        return judged;
    }

    private static Verdict judge(RuleBook ruleBook, Facts seen, SupportList list) {
        return ruleBook.evaluate("", seen.with(seen.rulesets().with(list)));
    }
}
