package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.verdict.Severity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A rule that nobody saved, to try. */
record DraftRule(
        @NotNull @Pattern(regexp = NewEvaluation.ID) String name,
        @NotNull String expression,
        @NotNull Severity severity,
        @NotNull String message,
        @NotNull String remedy) {

    /**
     * The rule, as if it were switched on.
     *
     * @throws HttpProblem where it is none
     */
    ActiveRule active(ConditionCompiler compiler) {
        RuleText text = new RuleText(name, expression, severity, message, remedy);
        ActiveRule.Checked checked = ActiveRule.of(text, 0, compiler);
        if (checked instanceof ActiveRule.Unsound unsound) {
            throw RuleProblems.unsound(unsound.faults());
        }
        return ((ActiveRule.Sound) checked).rule();
    }
}
