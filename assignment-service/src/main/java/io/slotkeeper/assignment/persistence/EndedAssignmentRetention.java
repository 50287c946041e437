package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Publisher;
import io.slotkeeper.assignment.config.RetentionConfig;
import io.slotkeeper.messaging.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Assignments that are over, with their history; readers of the state topic get a tombstone in the same transaction. */
@ApplicationScoped
class EndedAssignmentRetention implements RetentionRule {
    private final Sql sql;
    private final Publisher publisher;
    private final RetentionConfig config;

    @Inject
    EndedAssignmentRetention(Sql sql, Publisher publisher, RetentionConfig config) {
        this.sql = sql;
        this.publisher = publisher;
        this.config = config;
    }

    private record Purged(UUID assignment, String project) {}

    @Override
    public String name() {
        return "ended-assignments";
    }

    @Override
    public Duration keep() {
        return config.endedAssignments();
    }

    @Override
    public int purge(Duration keep, int batch) {
        List<Purged> purged = sql.query(
                "select assignment, project from purge_ended(make_interval(secs => ?), ?)",
                row -> new Purged(row.getObject("assignment", UUID.class), row.getString("project")),
                (double) keep.toSeconds(),
                batch);
        purged.forEach(gone -> publisher.gone(gone.assignment(), gone.project()));
        return purged.size();
    }
}
