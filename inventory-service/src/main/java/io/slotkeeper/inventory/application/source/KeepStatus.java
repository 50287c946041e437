package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;

/** Keeps how a source does when that changes, and tells those who want to hear of it. */
@ApplicationScoped
public class KeepStatus {
    private final Runs runs;
    private final SourceAnnouncements announcements;

    @Inject
    KeepStatus(Runs runs, SourceAnnouncements announcements) {
        this.runs = runs;
        this.announcements = announcements;
    }

    @Transactional
    void synced(Run run) {
        if (!runs.synced(run)) {
            throw ended(run);
        }
    }

    @Transactional
    void remember(Run run, Remembered before, Remembered next, Instant now) {
        if (!runs.holds(run)) {
            throw ended(run);
        }
        runs.remember(run, next);
        if (before.problem() == null && next.problem() != null) {
            announcements.failing(
                    run.source(), next.problem(), Objects.requireNonNullElse(next.problemSince(), now), run.origin());
        }
        if (before.problem() != null && next.problem() == null) {
            announcements.recovered(
                    run.source(), Objects.requireNonNullElse(before.problemSince(), now), now, run.origin());
        }
    }

    private static RunEnded ended(Run run) {
        return new RunEnded("run %d of %s is not the newest any more".formatted(run.number(), run.id()));
    }
}
