package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a list says about itself: the defaults for entries that say nothing of their own. */
record NewAbout(
        @NotBlank @Size(max = 200) @Pattern(regexp = NewDraft.LINE) String name,
        @NotBlank @Size(max = 200) @Pattern(regexp = NewDraft.LINE) String source,
        @Size(max = 200) @Pattern(regexp = NewDraft.LINE) @Nullable String scope,
        @Nullable LocalDate date,
        @NotNull LocalDate lastChecked) {

    SupportList.About toAbout() {
        return new SupportList.About(name, source, scope, date, lastChecked);
    }
}
