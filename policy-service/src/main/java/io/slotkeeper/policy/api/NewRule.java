package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.verdict.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a custom rule says, and why it is saved. */
record NewRule(
        @NotNull String expression,
        @NotNull Severity severity,
        @NotNull String message,
        @NotNull String remedy,
        @NotBlank @Size(max = 1_000) @Pattern(regexp = NewDraft.LINE) String comment) {

    RuleText toText(String name) {
        return new RuleText(name, expression, severity, message, remedy);
    }
}
