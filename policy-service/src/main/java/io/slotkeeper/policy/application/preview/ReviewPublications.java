package io.slotkeeper.policy.application.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Infrastructure;
import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.preview.Reviews.Batch;
import io.slotkeeper.policy.application.preview.Reviews.Found;
import io.slotkeeper.policy.application.preview.Reviews.Review;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.support.Chip;
import io.slotkeeper.policy.domain.support.ListComparison;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * After a publication: finds what is live and would be judged otherwise by the new version, and tells of each once. In
 * batches, each with the place where it ended in one transaction, so that a crash repeats and loses nothing. A second
 * pass takes what was judged by the version before and heard of only afterwards.
 */
@ApplicationScoped
public class ReviewPublications {

    private static final Logger LOG = Logger.getLogger(ReviewPublications.class);
    private static final int AT_ONCE = 100;

    private final Reviews reviews;
    private final Fleet fleet;
    private final SupportLists lists;
    private final Rulebooks rulebooks;
    private final JudgeTwice judge;
    private final Announcements announcements;
    private final PolicyConfig config;
    private final Clock clock;

    ReviewPublications(
            Reviews reviews,
            Fleet fleet,
            SupportLists lists,
            Rulebooks rulebooks,
            JudgeTwice judge,
            Announcements announcements,
            PolicyConfig config,
            Clock clock) {
        this.reviews = reviews;
        this.fleet = fleet;
        this.lists = lists;
        this.rulebooks = rulebooks;
        this.judge = judge;
        this.announcements = announcements;
        this.config = config;
        this.clock = clock;
    }

    /** Looks at the next batch of the oldest version that is not done; false where nothing is to be done now. */
    public boolean next() {
        try {
            return QuarkusTransaction.requiringNew().call(() -> next(false));
        } catch (RuntimeException e) {
            if (Infrastructure.failed(e)) {
                throw e;
            }
            LOG.warn("a batch of assignments cannot be judged together; trying each of them alone", e);
            return QuarkusTransaction.requiringNew().call(() -> next(true));
        }
    }

    private boolean next(boolean alone) {
        Optional<Review> open = reviews.lockNext();
        open.ifPresent(review -> look(review, alone));
        return open.isPresent();
    }

    private record Publication(PublishedVersion version, SupportList before, SupportList after) {}

    private void look(Review review, boolean alone) {
        Publication publication = publication(review.version());
        List<LiveAssignment> batch = live(review, publication);
        List<Affected> judged = alone ? judgeAlone(batch, publication) : judge(batch, publication);
        tell(publication, judged);
        Batch done = new Batch(batch.size(), batch.size() - judged.size());
        if (batch.size() < AT_ONCE) {
            reviews.passed(review, done, config.supportListSecondLook());
        } else {
            reviews.advance(review, Spot.of(batch.get(AT_ONCE - 1)), done);
        }
    }

    private Publication publication(int version) {
        return new Publication(
                lists.published(version).orElseThrow(),
                lists.find(version - 1).orElseThrow(),
                lists.find(version).orElseThrow());
    }

    private List<LiveAssignment> live(Review review, Publication publication) {
        ListComparison comparison = new ListComparison(
                rulebooks.inForce().with(publication.before()), publication.after(), clock.instant());
        Optional<Set<Chip>> chips = comparison.touched();
        return chips.isPresent() && chips.get().isEmpty()
                ? List.of()
                : fleet.judgedBefore(review.passage(), chips, review.after(), AT_ONCE);
    }

    private List<Affected> judge(List<LiveAssignment> batch, Publication publication) {
        return judge.judge(batch, publication.before(), publication.after());
    }

    private List<Affected> judgeAlone(List<LiveAssignment> batch, Publication publication) {
        List<Affected> judged = new ArrayList<>();
        for (LiveAssignment live : batch) {
            try {
                judged.addAll(QuarkusTransaction.requiringNew().call(() -> judge(List.of(live), publication)));
            } catch (RuntimeException e) {
                if (Infrastructure.failed(e)) {
                    throw e;
                }
                LOG.errorf(
                        e,
                        "assignment %s cannot be judged by version %d of the support list; nobody is told of it",
                        live.assignment(),
                        publication.version().version());
            }
        }
        return judged;
    }

    private void tell(Publication publication, List<Affected> judged) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Found> found = judged.stream()
                .filter(affected -> affected.effect().decides())
                .map(affected -> new Found(
                        Ids.next(),
                        AffectedDocument.of(
                                affected,
                                publication.version(),
                                publication.before().version(),
                                now)))
                .toList();
        Set<UUID> added = reviews.append(publication.version().version(), found);
        found.stream()
                .filter(one -> added.contains(one.id()))
                .forEach(one -> announcements.assignmentAffected(one.id(), one.affected()));
    }
}
