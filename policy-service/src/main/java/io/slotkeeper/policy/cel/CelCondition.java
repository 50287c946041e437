package io.slotkeeper.policy.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelUnknownSet;
import io.slotkeeper.policy.domain.custom.Answer;
import io.slotkeeper.policy.domain.custom.Condition;
import io.slotkeeper.policy.domain.custom.Fact;
import io.slotkeeper.policy.domain.custom.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A planned program. A fact that nobody observed is CEL's unknown: {@code false && unknown} is false, {@code true ||
 * unknown} is true, and what really depends on it is unknown.
 */
final class CelCondition implements Condition {

    /** Steps that a rule may take in one request: as many as one costly evaluation, and 200 more for each function. */
    static final long STEPS = CheckedExpression.MOST_COST;

    static final long STEPS_PER_SITUATION = 200;

    private final Program program;
    private final Set<Fact> reads;

    CelCondition(Program program, Set<Fact> reads) {
        this.program = program;
        this.reads = Set.copyOf(reads);
    }

    @Override
    public Set<Fact> reads() {
        return reads;
    }

    @Override
    public List<Answer> answers(List<Situation> situations) {
        Steps steps = new Steps(STEPS + STEPS_PER_SITUATION * situations.size());
        List<Answer> answers = new ArrayList<>();
        for (Situation situation : situations) {
            answers.add(answer(situation, steps));
        }
        return answers;
    }

    private Answer answer(Situation situation, Steps steps) {
        try {
            Object result = program.trace((String name) -> value(name, situation), steps);
            if (result instanceof Boolean holds) {
                return new Answer.Known(holds);
            }
            return result instanceof CelUnknownSet unknown
                    ? new Answer.Unknown(facts(unknown))
                    : new Answer.Failed("it is neither true nor false");
        } catch (CelEvaluationException e) {
            return new Answer.Failed(
                    steps.usedUp()
                            ? "it takes more than the " + steps.most() + " steps that it may take in one request"
                            : e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private static Optional<Object> value(String name, Situation situation) {
        return CheckedExpression.fact(name).map(fact -> {
            Object value = fact.in(situation);
            if (name.startsWith(Language.KNOWN)) {
                return value != null;
            }
            return value == null ? CelUnknownSet.create(CelAttribute.fromQualifiedIdentifier(name)) : value;
        });
    }

    private static List<Fact> facts(CelUnknownSet unknown) {
        return unknown.attributes().stream()
                .flatMap(attribute -> Fact.named(attribute.toString()).stream())
                .toList();
    }

    /** Counts what is evaluated and ends it in time. Once used up it stays so: no operator can swallow that. */
    private static final class Steps implements CelEvaluationListener {
        private final long most;
        private final AtomicLong taken = new AtomicLong();

        Steps(long most) {
            this.most = most;
        }

        @Override
        public void callback(CelExpr expr, Object result) {
            if (taken.incrementAndGet() > most) {
                throw new IllegalStateException("steps used up");
            }
        }

        long most() {
            return most;
        }

        boolean usedUp() {
            return taken.get() > most;
        }
    }
}
