package io.slotkeeper.policy.application;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Infrastructure;
import io.slotkeeper.messaging.Trace;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers what assignment asks, many questions at once. A question that comes before the host's state waits for it, but
 * not for ever; the same question twice gets the same verdict, however late the second time is.
 */
@ApplicationScoped
public class AnswerQuestions {

    private static final Logger LOG = Logger.getLogger(AnswerQuestions.class);
    private static final int AT_ONCE = 200;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

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

    /** A question as it arrives, with the trace that its answer carries on. */
    public record Asking(AskedQuestion question, Trace trace) {}

    /** Answers each question, now or when its host is seen; one that was answered before is told its verdict again. */
    @Transactional
    public void ask(List<Asking> batch) {
        Map<Attempt, AskedQuestion> asked = new LinkedHashMap<>();
        batch.forEach(asking -> asked.putIfAbsent(asking.question().asked(), asking.question()));
        Map<Attempt, StoredVerdict> given = new HashMap<>(verdicts.given(asked.keySet()));
        asked.keySet().removeAll(given.keySet());
        given.putAll(answerOrKeep(asked.values()));
        batch.forEach(asking -> announce(asking, given.get(asking.question().asked())));
    }

    private void announce(Asking asking, @Nullable StoredVerdict verdict) {
        if (verdict != null) {
            asking.trace().run(() -> announcements.verdictIssued(verdict));
        }
    }

    private Map<Attempt, StoredVerdict> answerOrKeep(Collection<AskedQuestion> asked) {
        List<AskedQuestion> kept = new ArrayList<>();
        Map<AskedQuestion, Facts> answerable = new LinkedHashMap<>();
        seen(List.copyOf(asked)).forEach((question, facts) -> {
            if (complete(question, facts)) {
                answerable.put(question, facts);
            } else {
                kept.add(question);
            }
        });
        questions.keep(kept, config.questionGrace());
        return answer(answerable);
    }

    /**
     * Answers the waiting questions that can or must be answered now. Where one of them cannot be answered at all, the
     * others are, and it is left alone for a minute at a time: how long it waits is a metric.
     */
    public void answerWaiting() {
        try {
            QuarkusTransaction.requiringNew().run(() -> answerWaiting(questions.lockAnswerable(AT_ONCE)));
        } catch (RuntimeException e) {
            if (Infrastructure.failed(e)) {
                throw e;
            }
            questions.answerable(AT_ONCE).forEach(this::answerAlone);
        }
    }

    private void answerAlone(Attempt question) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> answerWaiting(questions.lock(question).stream().toList()));
        } catch (RuntimeException e) {
            if (Infrastructure.failed(e)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "attempt %d of assignment %s cannot be judged; trying again in %s",
                    question.number(),
                    question.assignment(),
                    PAUSE_AFTER_FAILURE);
            QuarkusTransaction.requiringNew().run(() -> questions.postpone(question, PAUSE_AFTER_FAILURE));
        }
    }

    private void answerWaiting(List<Questions.Waiting> waiting) {
        Set<Attempt> overdue = waiting.stream()
                .filter(Questions.Waiting::overdue)
                .map(one -> one.question().asked())
                .collect(toSet());
        Map<AskedQuestion, Facts> answerable =
                seen(waiting.stream().map(Questions.Waiting::question).toList());
        answerable
                .entrySet()
                .removeIf(one -> !overdue.contains(one.getKey().asked()) && !complete(one.getKey(), one.getValue()));
        answer(answerable).values().forEach(announcements::verdictIssued);
        questions.drop(List.copyOf(answerable.keySet()));
    }

    private Map<AskedQuestion, Facts> seen(List<AskedQuestion> asked) {
        List<Facts> found = facts.about(asked);
        Map<AskedQuestion, Facts> seen = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            seen.put(asked.get(i), found.get(i));
        }
        return seen;
    }

    private static boolean complete(AskedQuestion asked, Facts seen) {
        Host host = seen.host();
        Long revision = host.revision();
        Long wanted = asked.minHostRevision();
        return revision != null
                && (wanted == null || revision >= wanted)
                && seen.requestedButUnseen().isEmpty();
    }

    /** The verdicts given now; where another instance was faster, its verdict stands and it has told it. */
    private Map<Attempt, StoredVerdict> answer(Map<AskedQuestion, Facts> answerable) {
        RuleBook ruleBook = new RuleBook(rulebooks.severities());
        List<StoredVerdict> judged = answerable.entrySet().stream()
                .map(one -> judge(ruleBook, one.getKey(), one.getValue()))
                .toList();
        Set<Attempt> appended = verdicts.append(judged);
        return judged.stream()
                .filter(verdict -> appended.contains(verdict.asked()))
                .collect(toMap(StoredVerdict::asked, verdict -> verdict));
    }

    private static StoredVerdict judge(RuleBook ruleBook, AskedQuestion asked, Facts seen) {
        return new StoredVerdict(
                asked.assignment(),
                asked.attempt(),
                asked.question().project(),
                asked.actor(),
                asked.correlationId(),
                VerdictDocument.of(ruleBook.evaluate(Ids.next().toString(), seen)),
                FactsDocument.of(seen, ruleBook.severities()));
    }
}
