package io.slotkeeper.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * When rows became visible in an inbox. It looks at the table again and again with a pause of a millisecond, so that a
 * moment is late by that and by one query, for the floor as for the product.
 */
final class Arrivals implements AutoCloseable {
    private static final int PAUSE_MILLIS = 1;

    private final Connection database;
    private final PreparedStatement question;
    private final Map<String, Long> seen = new HashMap<>();
    private long last;

    /** @param question gives number and id of the rows above a number, in their order */
    Arrivals(Connection database, String question) throws SQLException {
        this.database = database;
        this.question = database.prepareStatement(question);
        look();
        seen.clear();
    }

    /** Looks until that many are there that were not there when this began; false where that takes too long. */
    boolean await(int count, long limitNanos) throws SQLException, InterruptedException {
        long limit = System.nanoTime() + limitNanos;
        while (seen.size() < count) {
            look();
            if (System.nanoTime() > limit) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /** The moment at which it was seen, of {@link System#nanoTime}. */
    Map<String, Long> seen() {
        return Map.copyOf(seen);
    }

    private void look() throws SQLException {
        question.setLong(1, last);
        try (ResultSet rows = question.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                last = rows.getLong(1);
                seen.putIfAbsent(rows.getString(2), now);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
