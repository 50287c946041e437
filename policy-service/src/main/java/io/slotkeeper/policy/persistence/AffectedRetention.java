package io.slotkeeper.policy.persistence;

import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.policy.config.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whom versions affected, as long as verdicts are kept, and as with them the database judges age and end itself. */
@ApplicationScoped
class AffectedRetention implements RetentionRule {

    private static final String PURGE = "select purge_affected(? * interval '1 millisecond', ?) as purged";

    private final Sql sql;
    private final RetentionConfig config;

    AffectedRetention(Sql sql, RetentionConfig config) {
        this.sql = sql;
        this.config = config;
    }

    @Override
    public String name() {
        return "affected-assignments";
    }

    @Override
    public Duration keep() {
        return config.verdicts();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return sql.query(PURGE, row -> row.getInt("purged"), keep.toMillis(), batch)
                .get(0);
    }
}
