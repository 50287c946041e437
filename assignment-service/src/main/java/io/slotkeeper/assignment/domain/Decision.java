package io.slotkeeper.assignment.domain;

import io.slotkeeper.assignment.domain.state.AssignmentState;
import java.util.List;

/** What a state answers to a trigger. */
public sealed interface Decision {
    /** It happens: one history row per step, the last step's state is the new one. */
    record Accepted(List<Step> steps) implements Decision {
        public Accepted {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("an accepted decision has at least one step");
            }
        }

        public AssignmentState next() {
            return steps.get(steps.size() - 1).state();
        }
    }

    /** It is so already, or it does not matter any more. */
    record Unchanged(String why) implements Decision {}

    /** It may not be done now. */
    record Rejected(Rejection rejection) implements Decision {}

    /** One fact and the state after it. */
    record Step(Fact fact, AssignmentState state) {}

    static Decision accepted(Fact fact, AssignmentState next) {
        return new Accepted(List.of(new Step(fact, next)));
    }

    static Decision accepted(Fact first, AssignmentState between, Fact second, AssignmentState next) {
        return new Accepted(List.of(new Step(first, between), new Step(second, next)));
    }

    static Decision rejected(ProblemCode code, String detail) {
        return new Rejected(new Rejection(code, detail));
    }
}
