package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.custom.RuleOutcome;
import io.slotkeeper.policy.domain.custom.CustomRule;
import io.slotkeeper.policy.domain.custom.RuleFault;
import io.slotkeeper.policy.domain.custom.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a command on a custom rule changed nothing, with the way out. */
final class RuleProblems {

    private RuleProblems() {}

    /** The rule that the command was about. */
    static CustomRule done(RuleOutcome outcome) {
        if (outcome instanceof RuleOutcome.Done done) {
            return done.rule();
        }
        throw of(outcome);
    }

    private static HttpProblem of(RuleOutcome outcome) {
        if (outcome instanceof RuleOutcome.Unsound unsound) {
            return unsound(unsound.faults());
        }
        if (outcome instanceof RuleOutcome.OtherRevision other) {
            return ProblemCode.PRECONDITION_FAILED.problem(
                    "The rule is at revision " + other.revision() + ". Read it again, and repeat your change.",
                    Map.of("revision", other.revision()));
        }
        if (outcome instanceof RuleOutcome.SwitchedOn) {
            return ProblemCode.RULE_SWITCHED_ON.problem(
                    "What is switched on is not rewritten. Save the new text under another name, try it, switch it on, and"
                            + " switch this one off; or switch this one off first.");
        }
        if (outcome instanceof RuleOutcome.TooManyRules) {
            return ProblemCode.TOO_MANY_RULES.problem(
                    "There are " + RuleSet.MOST_RULES + " custom rules; delete one that is done with.");
        }
        return unknown();
    }

    static HttpProblem unknown() {
        return ProblemCode.RULE_UNKNOWN.problem("No custom rule has this name; it may have been deleted.");
    }

    static HttpProblem busy() {
        return ProblemCode.TRIAL_UNDER_WAY.problem("Another rule is being tried on the fleet; ask again in a moment.");
    }

    static HttpProblem unsound(List<RuleFault> faults) {
        String detail = faults.stream()
                .map(fault -> fault.field() + ", line " + fault.line() + ", column " + fault.column() + ": "
                        + fault.message())
                .collect(Collectors.joining(" "));
        return ProblemCode.RULE_REFUSED.problem(
                detail + " The facts are listed at /api/policy/v1/rules/facts.", Map.of("faults", faults));
    }
}
