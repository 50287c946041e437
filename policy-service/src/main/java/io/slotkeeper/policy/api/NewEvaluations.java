package io.slotkeeper.policy.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** 1 to 100 questions, which are answered from one snapshot. */
record NewEvaluations(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid NewEvaluation> evaluations) {}
