package io.slotkeeper.policy.persistence;

import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.policy.config.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Old verdicts of assignments that are gone. The database's own function deletes them, and judges age and end itself. */
@ApplicationScoped
class VerdictRetention implements RetentionRule {

    private static final String PURGE = "select purge_verdicts(? * interval '1 millisecond', ?) as purged";

    private final Sql sql;
    private final RetentionConfig config;

    VerdictRetention(Sql sql, RetentionConfig config) {
        this.sql = sql;
        this.config = config;
    }

    @Override
    public String name() {
        return "verdicts";
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
