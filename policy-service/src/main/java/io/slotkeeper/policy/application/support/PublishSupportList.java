package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.preview.Reviews;
import io.slotkeeper.policy.application.support.SupportChange.What;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a list in force as the next version and tells so, in one transaction, which also has whom it affects looked for.
 * Nothing is ever taken back or rewritten.
 */
@ApplicationScoped
public class PublishSupportList {

    private final SupportLists lists;
    private final SupportDrafts drafts;
    private final SupportHistory history;
    private final Announcements announcements;
    private final Reviews reviews;
    private final Clock clock;

    PublishSupportList(
            SupportLists lists,
            SupportDrafts drafts,
            SupportHistory history,
            Announcements announcements,
            Reviews reviews,
            Clock clock) {
        this.lists = lists;
        this.drafts = drafts;
        this.history = history;
        this.announcements = announcements;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Puts a draft in force; it is a draft no more. */
    @Transactional
    public DraftOutcome publish(DraftKey key, String comment, String actor) {
        Optional<Draft> found = drafts.lock(key.id());
        return key.refusal(found).orElseGet(() -> publish(found.orElseThrow(), comment, actor));
    }

    private DraftOutcome publish(Draft draft, String comment, String actor) {
        SupportList inForce = lists.inForce();
        int basedOn = draft.head().basedOn();
        if (basedOn != inForce.version()) {
            return new DraftOutcome.Behind(basedOn, inForce.version());
        }
        if (draft.list().sameContent(inForce)) {
            return new DraftOutcome.NothingNew(inForce.version());
        }
        Optional<PublishedVersion> published = lists.append(draft.list(), actor, comment, null, now());
        if (published.isEmpty()) {
            return new DraftOutcome.Behind(basedOn, lists.inForce().version());
        }
        drafts.remove(draft.head().id());
        return inForce(What.PUBLISHED, draft, published.get());
    }

    /** Puts the content of an older version in force again, as a new version. */
    @Transactional
    public DraftOutcome rollBack(int version, String comment, String actor) {
        SupportList inForce = lists.inForce();
        Optional<SupportList> old = lists.find(version);
        if (old.isEmpty()) {
            return new DraftOutcome.VersionUnknown();
        }
        if (old.get().sameContent(inForce)) {
            return new DraftOutcome.NothingNew(inForce.version());
        }
        return lists.append(old.get().asVersion(inForce.version() + 1), actor, comment, version, now())
                .map(published -> inForce(What.ROLLED_BACK, null, published))
                .orElseGet(() -> new DraftOutcome.Behind(
                        inForce.version(), lists.inForce().version()));
    }

    private DraftOutcome inForce(What what, @Nullable Draft draft, PublishedVersion version) {
        history.add(SupportChange.toVersion(what, draft, version));
        announcements.supportListPublished(version);
        reviews.open(version.version());
        return new DraftOutcome.Published(version);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
