package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.config.RetentionConfig;
import io.slotkeeper.messaging.RetentionRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Keys that are older than anybody repeats a request. */
@ApplicationScoped
class IdempotencyKeyRetention implements RetentionRule {
    private final Sql sql;
    private final RetentionConfig config;

    @Inject
    IdempotencyKeyRetention(Sql sql, RetentionConfig config) {
        this.sql = sql;
        this.config = config;
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public Duration keep() {
        return config.idempotencyKeys();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return sql.update(
                """
                delete from idempotency_key where (subject, route, key) in (
                    select subject, route, key from idempotency_key
                    where created_at < now() - make_interval(secs => ?)
                    order by created_at limit ? for update skip locked)""",
                (double) keep.toSeconds(),
                batch);
    }
}
