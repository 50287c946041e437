package io.slotkeeper.policy.application;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The dry run: the same facts, or what somebody assumes in their place, and the same rules; nothing is stored, published
 * or held.
 */
@ApplicationScoped
public class Evaluate {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GatherFacts facts;
    private final Rulebooks rulebooks;
    private final PolicyConfig config;

    Evaluate(GatherFacts facts, Rulebooks rulebooks, PolicyConfig config) {
        this.facts = facts;
        this.rulebooks = rulebooks;
        this.config = config;
    }

    /**
     * Answers in the order of the questions, all from one snapshot. Waits for the revisions that are asked for and not
     * seen yet, at most as long as the site allows.
     */
    public List<Evaluation> evaluate(List<WhatIf> questions) {
        List<Facts> seen = gather(questions);
        long deadline = System.nanoTime() + config.evaluationWait().toNanos();
        while (!allReached(questions, seen) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = gather(questions);
        }
        List<Evaluation> answers = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            answers.add(judge(questions.get(i), seen.get(i)));
        }
        return answers;
    }

    private Evaluation judge(WhatIf whatIf, Facts seen) {
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
        Severities severities = rulebooks.severities().with(whatIf.severities());
        return new Evaluation.Judged(VerdictDocument.of(new RuleBook(severities)
                .evaluate(Ids.next().toString(), whatIf.assumptions().in(seen))));
    }

    private List<Facts> gather(List<WhatIf> questions) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        facts.forDryRun(questions.stream().map(WhatIf::question).toList()));
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
