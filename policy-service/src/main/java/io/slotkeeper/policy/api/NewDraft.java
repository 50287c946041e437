package io.slotkeeper.policy.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A draft to begin. {@code from}: the version whose content it begins with; absent: the one in force. */
record NewDraft(
        @NotBlank @Size(max = 200) @Pattern(regexp = NewDraft.LINE) String name, @Min(1) @Nullable Integer from) {

    /** One line without control characters. */
    static final String LINE = "[^\\p{Cntrl}]*";
}
