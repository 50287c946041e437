package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.domain.support.Rebase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft on top of the version in force, with the conflicts that were decided on the way. */
record RebaseView(Draft.Head draft, List<Rebase.Conflict> conflicts, Rebase.@Nullable AboutConflict about) {

    static RebaseView of(DraftOutcome.Rebased rebased) {
        return new RebaseView(
                rebased.draft().head(),
                rebased.rebase().conflicts(),
                rebased.rebase().about());
    }
}
