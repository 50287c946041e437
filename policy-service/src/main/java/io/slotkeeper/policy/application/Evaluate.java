package io.slotkeeper.policy.application;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.policy.application.FindAlternatives.Refused;
import io.slotkeeper.policy.application.GatherFacts.Asking;
import io.slotkeeper.policy.application.GatherFacts.Snapshot;
import io.slotkeeper.policy.application.support.ChooseList;
import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The dry run: the same facts, or what somebody assumes in their place, and the same rules; nothing is stored, published
 * or held.
 */
@ApplicationScoped
public class Evaluate {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GatherFacts facts;
    private final FindAlternatives alternatives;
    private final Rulebooks rulebooks;
    private final ChooseList lists;
    private final PolicyConfig config;

    Evaluate(
            GatherFacts facts,
            FindAlternatives alternatives,
            Rulebooks rulebooks,
            ChooseList lists,
            PolicyConfig config) {
        this.facts = facts;
        this.alternatives = alternatives;
        this.rulebooks = rulebooks;
        this.lists = lists;
        this.config = config;
    }

    /**
     * Answers in the order of the questions, all from one snapshot. Waits for the revisions that are asked for and not
     * seen yet, at most as long as the site allows.
     */
    public List<Evaluation> evaluate(List<WhatIf> questions) {
        Seen seen = gather(questions);
        long deadline = System.nanoTime() + config.evaluationWait().toNanos();
        while (!allReached(questions, seen.facts()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = gather(questions);
        }
        return judge(questions, seen);
    }

    /** Everything that a batch of questions is judged by; {@code facts} are cut from the snapshot. */
    private record Seen(
            List<Asking> asking, Snapshot snapshot, List<Facts> facts, Map<ListChoice, SupportList> lists) {}

    private List<Evaluation> judge(List<WhatIf> questions, Seen seen) {
        Map<Integer, Evaluation> answers = new TreeMap<>();
        Map<Integer, Refused> judged = new TreeMap<>();
        for (int i = 0; i < questions.size(); i++) {
            WhatIf whatIf = questions.get(i);
            Facts facts = seen.facts().get(i);
            Evaluation missing = missing(whatIf, facts, seen.lists());
            if (missing == null) {
                judged.put(i, judge(whatIf, seen.asking().get(i), facts, seen.lists()));
            } else {
                answers.put(i, missing);
            }
        }
        List<Refused> verdicts = List.copyOf(judged.values());
        Iterator<WaysOut> waysOut = QuarkusTransaction.requiringNew()
                .call(() -> alternatives.of(verdicts, seen.snapshot()))
                .iterator();
        judged.forEach(
                (i, one) -> answers.put(i, new Evaluation.Judged(VerdictDocument.of(one.verdict()), waysOut.next())));
        return List.copyOf(answers.values());
    }

    private static @Nullable Evaluation missing(WhatIf whatIf, Facts seen, Map<ListChoice, SupportList> lists) {
        ListChoice choice = whatIf.list();
        if (choice != null && !lists.containsKey(choice)) {
            return new Evaluation.ListUnknown(choice);
        }
        if (!seen.host().seen()) {
            return new Evaluation.HostUnknown(seen.host().id());
        }
        Long wanted = whatIf.minHostRevision();
        if (wanted != null && !reached(whatIf, seen)) {
            return new Evaluation.RevisionNotSeen(seen.host(), wanted);
        }
        if (!seen.requestedButUnseen().isEmpty()) {
            return new Evaluation.FunctionsUnknown(seen.host(), seen.requestedButUnseen());
        }
        return null;
    }

    private Refused judge(WhatIf whatIf, Asking asking, Facts seen, Map<ListChoice, SupportList> lists) {
        RuleBook ruleBook = new RuleBook(rulebooks.severities().with(whatIf.severities()));
        Facts assumed = whatIf.assumptions().in(seen.with(under(whatIf, seen, lists)));
        return new Refused(
                asking, ruleBook.evaluate(Ids.next().toString(), assumed), whatIf.assumptions(), ruleBook, List.of());
    }

    private static Rulesets under(WhatIf whatIf, Facts seen, Map<ListChoice, SupportList> lists) {
        Rulesets rulesets = seen.rulesets().with(seen.rulesets().customRules().with(whatIf.rules()));
        SupportList list = whatIf.list() == null ? null : lists.get(whatIf.list());
        return list == null ? rulesets : rulesets.with(list);
    }

    private Seen gather(List<WhatIf> questions) {
        List<Asking> asking = questions.stream()
                .map(whatIf -> new Asking(whatIf.question(), null))
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            Snapshot snapshot = facts.snapshot(asking);
            return new Seen(
                    asking,
                    snapshot,
                    asking.stream().map(one -> facts.facts(one, snapshot)).toList(),
                    chosen(questions));
        });
    }

    private Map<ListChoice, SupportList> chosen(List<WhatIf> questions) {
        Map<ListChoice, SupportList> chosen = new HashMap<>();
        questions.stream().map(WhatIf::list).filter(Objects::nonNull).distinct().forEach(choice -> lists.find(choice)
                .ifPresent(found -> chosen.put(choice, found.list())));
        return chosen;
    }

    private static boolean allReached(List<WhatIf> questions, List<Facts> seen) {
        return IntStream.range(0, questions.size()).allMatch(i -> reached(questions.get(i), seen.get(i)));
    }

    private static boolean reached(WhatIf whatIf, Facts seen) {
        Long wanted = whatIf.minHostRevision();
        Long revision = seen.host().revision();
        return wanted == null || (revision != null && revision >= wanted);
    }
}
