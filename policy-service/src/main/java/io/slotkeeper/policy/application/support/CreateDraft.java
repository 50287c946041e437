package io.slotkeeper.policy.application.support;

import io.slotkeeper.messaging.Ids;
import io.slotkeeper.policy.application.support.SupportChange.What;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins a draft with the content of a version. */
@ApplicationScoped
public class CreateDraft {

    private final SupportLists lists;
    private final SupportDrafts drafts;
    private final SupportHistory history;
    private final Clock clock;

    CreateDraft(SupportLists lists, SupportDrafts drafts, SupportHistory history, Clock clock) {
        this.lists = lists;
        this.drafts = drafts;
        this.history = history;
        this.clock = clock;
    }

    /** A draft on top of the version in force, with the content of {@code from} or, where that is null, the same. */
    @Transactional
    public DraftOutcome create(String name, @Nullable Integer from, String actor) {
        SupportList inForce = lists.inForce();
        Optional<SupportList> content = from == null ? Optional.of(inForce) : lists.find(from);
        return content.map(list -> create(name, list.asVersion(inForce.version() + 1), actor))
                .orElseGet(DraftOutcome.VersionUnknown::new);
    }

    /** A draft with this content, on top of the version before the one that it names. */
    DraftOutcome create(String name, SupportList content, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Draft draft = new Draft(
                new Draft.Head(
                        Ids.next(),
                        name,
                        1,
                        content.version() - 1,
                        content.entries().size(),
                        actor,
                        now,
                        actor,
                        now),
                content);
        if (!drafts.add(draft)) {
            return new DraftOutcome.TooManyDrafts();
        }
        history.add(SupportChange.toDraft(What.DRAFT_CREATED, draft, null, actor, now));
        return new DraftOutcome.Done(draft);
    }
}
