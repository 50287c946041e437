package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What waits in the service's own tables, asked with one statement. */
@ApplicationScoped
class BacklogQuery {
    /** Counting stops at a number that is too many anyway. */
    private static final String ASK = "select (select count(*) from (select from outbox limit 100001) rows),"
            + " coalesce((select extract(epoch from clock_timestamp() - created_at) from outbox order by seq limit 1), 0),"
            + " coalesce((select seq from outbox order by seq limit 1), 0),"
            + " coalesce((select sum(last_offset) from sent_mark), 0),"
            + " (select count(*) from dead_letter where state = 'OPEN'),"
            + " (select count(*) from divergence where resolved_at is null)";

    private final AgroalDataSource database;

    @Inject
    BacklogQuery(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The answer.
     *
     * @param unsent rows in the outbox, 100 001 for more than 100 000
     * @param oldestUnsentSeconds the age of the first of them by the database's clock
     * @param relayPosition changes whenever some relay of this service gets on
     */
    record Backlog(long unsent, double oldestUnsentSeconds, String relayPosition, long deadLetters, long divergences) {
        static final Backlog NONE = new Backlog(0, 0, "", 0, 0);
    }

    Backlog ask() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(ASK);
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return new Backlog(
                    answer.getLong(1),
                    answer.getDouble(2),
                    answer.getLong(3) + "/" + answer.getString(4),
                    answer.getLong(5),
                    answer.getLong(6));
        }
    }
}
