package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.ListChoice;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another support list than the one in force: a draft by its id, or a version. One of the two is given. */
record NewListChoice(@Nullable UUID draft, @Min(1) @Nullable Integer version) {

    ListChoice toChoice() {
        if (draft != null && version == null) {
            return new ListChoice.OfDraft(draft);
        }
        if (version != null && draft == null) {
            return new ListChoice.OfVersion(version);
        }
        throw ProblemCode.INVALID_REQUEST.problem("supportList: give either draft, the id of one, or version");
    }
}
