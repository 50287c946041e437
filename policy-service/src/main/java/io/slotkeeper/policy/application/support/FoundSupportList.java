package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.RulesetLog;
import io.slotkeeper.policy.domain.support.Rebase;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What becomes of the list that comes with a release. An installation that has no list yet gets it as version 1. In every
 * other one nothing is put in force: the first time that a content comes, it becomes a draft, in which the entries that
 * the site has changed itself stay as they are in force. An administrator looks at it and publishes or deletes it.
 */
@ApplicationScoped
public class FoundSupportList {

    static final String ACTOR = "slotkeeper";

    private static final Logger LOG = Logger.getLogger(FoundSupportList.class);

    private final SupportLists lists;
    private final CreateDraft drafts;
    private final RulesetLog log;
    private final Announcements announcements;
    private final Clock clock;

    FoundSupportList(SupportLists lists, CreateDraft drafts, RulesetLog log, Announcements announcements, Clock clock) {
        this.lists = lists;
        this.drafts = drafts;
        this.log = log;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Once is enough, and again does nothing, on however many instances. */
    @Transactional
    public void arrive(FoundingList founding) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean news = log.append(founding.file(), now);
        Optional<PublishedVersion> first =
                lists.found(founding.file(), ACTOR, "The list that came with this release.", now);
        if (first.isPresent()) {
            announcements.supportListPublished(first.get());
        } else if (news) {
            offer(founding.list());
        }
    }

    private void offer(SupportList founding) {
        SupportList inForce = lists.inForce();
        SupportList first = lists.find(1).orElseThrow();
        Rebase onTop = Rebase.of(first, founding, inForce, Rebase.Prefer.IN_FORCE);
        if (onTop.list().sameContent(inForce)) {
            return;
        }
        String name = founding.name() + " of this release, version " + founding.version();
        if (drafts.create(name, onTop.list(), ACTOR) instanceof DraftOutcome.Done done) {
            LOG.infof(
                    "This release brings a newer founding support list. Version %d stays in force;"
                            + " what is new is draft %s.",
                    inForce.version(), done.draft().head().id());
        } else {
            LOG.warnf(
                    "This release brings a newer founding support list. Version %d stays in force; for a draft of what"
                            + " is new there was no room.",
                    inForce.version());
        }
    }
}
