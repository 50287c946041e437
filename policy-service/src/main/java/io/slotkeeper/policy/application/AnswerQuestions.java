package io.slotkeeper.policy.application;

import io.slotkeeper.messaging.Ids;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what assignment asks. A question that comes before the host's state waits for it, but not for ever; the same
 * question twice gets the same verdict, however late the second time is.
 */
@ApplicationScoped
public class AnswerQuestions {

    private final GatherFacts facts;
    private final Rulebooks rulebooks;
    private final Questions questions;
    private final VerdictLog verdicts;
    private final Announcements announcements;
    private final PolicyConfig config;

    AnswerQuestions(
            GatherFacts facts,
            Rulebooks rulebooks,
            Questions questions,
            VerdictLog verdicts,
            Announcements announcements,
            PolicyConfig config) {
        this.facts = facts;
        this.rulebooks = rulebooks;
        this.questions = questions;
        this.verdicts = verdicts;
        this.announcements = announcements;
        this.config = config;
    }

    @Transactional
    public void ask(AskedQuestion asked) {
        Optional<StoredVerdict> given = verdicts.find(asked.assignment(), asked.attempt());
        if (given.isPresent()) {
            announcements.verdictIssued(given.get());
            return;
        }
        Facts seen = facts.about(asked.question(), asked.assignment());
        if (complete(asked, seen)) {
            answer(asked, seen);
        } else {
            questions.keep(asked, config.questionGrace());
        }
    }

    /** Answers the waiting questions that can or must be answered now: of one host, or of all. */
    @Transactional
    public void answerWaiting(@Nullable String host) {
        for (Questions.Waiting waiting : questions.lockAnswerable(host)) {
            AskedQuestion asked = waiting.question();
            Facts seen = facts.about(asked.question(), asked.assignment());
            if (waiting.overdue() || complete(asked, seen)) {
                answer(asked, seen);
                questions.drop(asked);
            }
        }
    }

    private static boolean complete(AskedQuestion asked, Facts seen) {
        Host host = seen.host();
        Long revision = host.revision();
        Long wanted = asked.minHostRevision();
        return revision != null
                && (wanted == null || revision >= wanted)
                && seen.requestedButUnseen().isEmpty();
    }

    private void answer(AskedQuestion asked, Facts seen) {
        RuleBook ruleBook = new RuleBook(rulebooks.severities());
        StoredVerdict verdict = new StoredVerdict(
                asked.assignment(),
                asked.attempt(),
                asked.question().project(),
                asked.actor(),
                asked.correlationId(),
                VerdictDocument.of(ruleBook.evaluate(Ids.next().toString(), seen)),
                FactsDocument.of(seen, ruleBook.severities()));
        if (verdicts.append(verdict)) {
            announcements.verdictIssued(verdict);
        }
    }
}
