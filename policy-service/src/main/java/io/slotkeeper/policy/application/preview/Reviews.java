package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.Place;
import io.slotkeeper.policy.application.preview.Fleet.Passage;
import io.slotkeeper.policy.domain.verdict.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: how far the look at what each published version affects has come, and what it has found. */
public interface Reviews {

    /** A version is to be looked at; commits with its publication, so that nothing forgets it. */
    void open(int version);

    /** The oldest that may go on now and that no other instance is at; nobody else takes it until the transaction ends. */
    Optional<Review> lockNext();

    /** The next batch begins after that place. */
    void advance(Review review, Spot reached, Batch batch);

    /** A pass is done; the second one begins after that time, and ends the review. */
    void passed(Review review, Batch last, Duration until);

    /** Those of the ids that are new: an assignment is affected by a version once. */
    Set<UUID> append(int version, List<Found> found);

    /** What was found for a version and belongs to a project, after an assignment, by assignment. */
    List<AffectedDocument> affected(int version, String project, String after, int limit);

    /** How far it is, as one project may know it; empty where a version was not looked at. */
    Optional<Progress> progress(int version, String project);

    /** All that was found after a place in the order of age, oldest first. */
    List<Aged> found(Place after, int limit);

    /** A version that is being looked at, and from where on. */
    record Review(Passage passage, Spot after) {
        int version() {
            return passage.version();
        }
    }

    /** What a batch came to: how many were looked at, and how many of them nobody could judge. */
    record Batch(int lookedAt, int skipped) {}

    /** What was found, under the id of its event. */
    record Found(UUID id, AffectedDocument affected) {}

    /** The same with its place in the order of age. */
    record Aged(Place place, Found found) {}

    /**
     * How far a review has come.
     *
     * @param pass 1, or 2 where only what changed meanwhile is still to be looked at
     * @param skipped how many could not be judged; the log says which and why
     * @param byEffect how many were affected, of whichever project
     * @param finishedAt null while it goes on
     */
    record Progress(
            int version,
            int pass,
            int lookedAt,
            int skipped,
            Map<Effect, Long> byEffect,
            long ofOtherProjects,
            Instant startedAt,
            @Nullable Instant finishedAt) {}
}
