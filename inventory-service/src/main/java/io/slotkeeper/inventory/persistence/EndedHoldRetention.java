package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.config.RetentionConfig;
import io.slotkeeper.messaging.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/**
 * Rows that only say at which revision an assignment held nothing any more. They keep late news from reviving a hold,
 * and nobody is that late.
 */
@ApplicationScoped
class EndedHoldRetention implements RetentionRule {
    private static final String PURGE =
            """
            delete from hold where kind is null and assignment in (
                select assignment from hold where ended_at < now() - make_interval(secs => :keep)
                order by ended_at limit :batch for update skip locked)""";

    private final EntityManager database;
    private final RetentionConfig config;

    @Inject
    EndedHoldRetention(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return "ended-holds";
    }

    @Override
    public Duration keep() {
        return config.endedHolds();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return database.createNativeQuery(PURGE)
                .setParameter("keep", (double) keep.toSeconds())
                .setParameter("batch", batch)
                .executeUpdate();
    }
}
