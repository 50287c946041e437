package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The service's clock for stamps, the database's for deadlines; both to the microsecond, as columns keep them. */
@ApplicationScoped
class DatabaseClocks implements Clocks {
    private final Sql sql;
    private final Clock clock = Clock.systemUTC();

    @Inject
    DatabaseClocks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Instant stamp() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant database() {
        return sql.query("select clock_timestamp() as now", row -> Objects.requireNonNull(Sql.instant(row, "now")))
                .get(0);
    }
}
