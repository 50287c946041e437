package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.WhatIf;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the rules: 1 to 64 functions of one host for one VM; {@code minHostRevision} is waited for, and what is
 * assumed replaces what was observed. Another support list than the one in force may be asked, and up to 10
 * {@code rules} count as switched on.
 */
record NewEvaluation(
        @NotNull @Pattern(regexp = NewEvaluation.ID) String host,
        @NotNull @Pattern(regexp = NewEvaluation.ID) String vm,
        @NotNull @Size(min = 1, max = 64) List<@NotNull @Pattern(regexp = NewEvaluation.ADDRESS) String> functions,
        @Min(1) @Nullable Long minHostRevision,
        @Valid @Nullable Assumed assume,
        @Valid @Nullable NewListChoice supportList,
        @Size(max = 10) @Nullable List<@NotNull @Valid DraftRule> rules) {

    static final String ID = "[a-z0-9][a-z0-9._-]{0,62}";
    static final String ADDRESS = "[0-9a-f]{4,8}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]";

    WhatIf toWhatIf(String project, ConditionCompiler compiler) {
        if (new HashSet<>(functions).size() < functions.size()) {
            throw ProblemCode.INVALID_REQUEST.problem("functions: an address is given twice");
        }
        return new WhatIf(
                new Question(project, host, vm, functions),
                minHostRevision,
                assume == null ? Assumptions.NONE : assume.toAssumptions(),
                assume == null ? Severities.defaults() : assume.toSeverities(),
                supportList == null ? null : supportList.toChoice(),
                rules == null
                        ? List.of()
                        : rules.stream().map(rule -> rule.active(compiler)).toList());
    }
}
