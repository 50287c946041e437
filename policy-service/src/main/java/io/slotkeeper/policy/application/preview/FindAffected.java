package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.preview.Reviews.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Looks up whom a published version affects, within the caller's project. */
@ApplicationScoped
public class FindAffected {

    private final Reviews reviews;

    FindAffected(Reviews reviews) {
        this.reviews = reviews;
    }

    /** How far the look has come, and a page of what it has found, by assignment. */
    public record Answer(Progress progress, List<AffectedDocument> page) {}

    /** Empty where that version was never looked at: there is none, or it was the first. */
    @Transactional
    public Optional<Answer> by(int version, String project, String after, int limit) {
        return reviews.progress(version, project)
                .map(progress -> new Answer(progress, reviews.affected(version, project, after, limit)));
    }
}
