package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.config.RetentionConfig;
import io.slotkeeper.messaging.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/**
 * Names that a source used for virtual machines which it has no more. The machines stay, and one that comes back is the
 * same one by its own id. Names of hosts stay too: by them a host that is added again is known to be the same.
 */
@ApplicationScoped
class GoneObjectRetention implements RetentionRule {
    private static final String PURGE =
            """
            delete from source_vm where not present and (source, object) in (
                select source, object from source_vm where gone_since < now() - make_interval(secs => :keep)
                order by gone_since limit :batch for update skip locked)""";

    private final EntityManager database;
    private final RetentionConfig config;

    @Inject
    GoneObjectRetention(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return "gone-source-objects";
    }

    @Override
    public Duration keep() {
        return config.goneObjects();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return database.createNativeQuery(PURGE)
                .setParameter("keep", (double) keep.toSeconds())
                .setParameter("batch", batch)
                .executeUpdate();
    }
}
