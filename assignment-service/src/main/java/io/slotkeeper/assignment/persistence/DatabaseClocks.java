package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The service's clock for stamps, the database's for deadlines; both to the microsecond, as columns keep them. */
@ApplicationScoped
class DatabaseClocks implements Clocks {
    private static final Object KEY = new Object();

    private final Sql sql;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock = Clock.systemUTC();

    @Inject
    DatabaseClocks(Sql sql, TransactionSynchronizationRegistry transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public Instant stamp() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Asked once in a transaction, when it is first needed; a batch is decided upon at one time. */
    @Override
    public Instant database() {
        if (transactions.getTransactionKey() == null) {
            return ask();
        }
        if (transactions.getResource(KEY) instanceof Instant known) {
            return known;
        }
        Instant now = ask();
        transactions.putResource(KEY, now);
        return now;
    }

    private Instant ask() {
        return sql.query("select clock_timestamp() as now", row -> Objects.requireNonNull(Sql.instant(row, "now")))
                .get(0);
    }
}
