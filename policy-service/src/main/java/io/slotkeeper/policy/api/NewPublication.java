package io.slotkeeper.policy.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Why a version comes into force, for those who ask later. */
record NewPublication(@NotBlank @Size(max = 1_000) @Pattern(regexp = NewDraft.LINE) String comment) {}
