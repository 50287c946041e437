package io.slotkeeper.policy.domain.custom;

import java.util.List;

/** Port: checks an expression against the {@link Fact vocabulary} and makes a condition of it. */
@FunctionalInterface
public interface ConditionCompiler {

    Compiled compile(String expression);

    /** A condition, or every reason why there is none. */
    sealed interface Compiled {}

    /** The expression is a condition. */
    record Understood(Condition condition) implements Compiled {}

    /** The expression is none. */
    record Refused(List<RuleFault> faults) implements Compiled {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
