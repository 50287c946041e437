package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.config.RetentionConfig;
import io.slotkeeper.messaging.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** What was published of changes. The runtime role has no right to delete it; a function of the owner does. */
@ApplicationScoped
class HistoryRetention implements RetentionRule {
    private final EntityManager database;
    private final RetentionConfig config;

    @Inject
    HistoryRetention(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return "host-changes";
    }

    @Override
    public Duration keep() {
        return config.changes();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return ((Number) database.createNativeQuery(
                                "select purge_host_change(make_interval(secs => :keep), cast(:batch as integer))")
                        .setParameter("keep", (double) keep.toSeconds())
                        .setParameter("batch", batch)
                        .getSingleResult())
                .intValue();
    }
}
