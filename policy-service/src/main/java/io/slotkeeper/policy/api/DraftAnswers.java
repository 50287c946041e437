package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftKey;
import io.slotkeeper.policy.application.support.DraftOutcome;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What commands on drafts are asked with and answered. */
final class DraftAnswers {

    private DraftAnswers() {}

    static DraftKey key(UUID id, @Nullable String ifMatch) {
        return new DraftKey(id, Revisions.expected(ifMatch));
    }

    /** The draft without its entries; a problem where nothing was done. */
    static Response head(DraftOutcome outcome, UUID id) {
        Draft.Head head = done(outcome, id).head();
        return Revisions.ok(head, head.revision());
    }

    static Draft done(DraftOutcome outcome, UUID id) {
        if (outcome instanceof DraftOutcome.Done done) {
            return done.draft();
        }
        throw DraftProblems.of(outcome, id.toString());
    }
}
