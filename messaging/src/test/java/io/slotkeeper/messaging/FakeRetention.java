package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A rule as services have them. */
@ApplicationScoped
class FakeRetention implements RetentionRule {
    private final AgroalDataSource database;

    FakeRetention(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Duration keep() {
        return Duration.ofDays(1);
    }

    @Override
    public int purge(Duration keep, int batch) {
        return new Purge(
                        database,
                        "delete from fake_old where seq = any(array(select seq from fake_old where not live"
                                + " and ended_at < now() - ? * interval '1 second' order by ended_at limit ?))")
                .run(keep, batch);
    }
}
