package io.slotkeeper.policy.application;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The dry run: the same facts and the same rules, and nothing is stored, published or held. */
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

    /** Waits for {@code minHostRevision} if one is given and not seen yet, at most as long as the site allows. */
    public Evaluation evaluate(Question question, @Nullable Long minHostRevision) {
        Facts seen = gather(question);
        if (minHostRevision != null) {
            long deadline = System.nanoTime() + config.evaluationWait().toNanos();
            while (!reached(seen, minHostRevision) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE.toNanos());
                seen = gather(question);
            }
        }
        return judge(seen, minHostRevision);
    }

    private Evaluation judge(Facts seen, @Nullable Long minHostRevision) {
        if (!seen.host().seen()) {
            return new Evaluation.HostUnknown(seen.host().id());
        }
        if (minHostRevision != null && !reached(seen, minHostRevision)) {
            return new Evaluation.RevisionNotSeen(seen.host(), minHostRevision);
        }
        if (!seen.requestedButUnseen().isEmpty()) {
            return new Evaluation.FunctionsUnknown(seen.host(), seen.requestedButUnseen());
        }
        RuleBook ruleBook = new RuleBook(rulebooks.severities());
        return new Evaluation.Judged(
                VerdictDocument.of(ruleBook.evaluate(Ids.next().toString(), seen)));
    }

    private Facts gather(Question question) {
        return QuarkusTransaction.requiringNew().call(() -> facts.about(question));
    }

    private static boolean reached(Facts seen, long minHostRevision) {
        Long revision = seen.host().revision();
        return revision != null && revision >= minHostRevision;
    }
}
