package io.slotkeeper.policy.persistence;

import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.policy.config.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Old releases. One stays, however old, while the host still shows a sighting that it made history of: without it the
 * function would look held again.
 */
@ApplicationScoped
class ReleaseRetention implements RetentionRule {

    private static final String PURGE =
            """
            delete from function_release where (host, address, vm) in (
                select old.host, old.address, old.vm from function_release old
                 where old.released_at < now() - ? * interval '1 millisecond'
                   and not exists (
                       select from host_seen h
                         cross join lateral jsonb_array_elements(h.document -> 'functions') f
                        where h.host = old.host and f ->> 'address' = old.address
                          and f -> 'observedHolder' ->> 'vm' = old.vm
                          and cast(f -> 'observedHolder' ->> 'observedAt' as timestamptz) <= old.released_at)
                 order by old.released_at
                 limit ?)
            """;

    private final Sql sql;
    private final RetentionConfig config;

    ReleaseRetention(Sql sql, RetentionConfig config) {
        this.sql = sql;
        this.config = config;
    }

    @Override
    public String name() {
        return "releases";
    }

    @Override
    public Duration keep() {
        return config.releases();
    }

    @Override
    public int purge(Duration keep, int batch) {
        return sql.update(PURGE, keep.toMillis(), batch);
    }
}
