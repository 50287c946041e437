package io.slotkeeper.inventory.persistence;

import io.agroal.api.AgroalDataSource;
import io.slotkeeper.inventory.application.source.ReaderLock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A session's advisory lock of PostgreSQL, on a connection of its own: it ends with the instance that has it, however
 * that ends. Used by one thread, except for the question whether anybody has it.
 */
@Dependent
class AdvisoryReaderLock implements ReaderLock {
    private static final Logger LOG = Logger.getLogger(AdvisoryReaderLock.class);
    private static final String KEY = "hashtextextended('sources ' || current_schema(), 0)";
    private static final String TAKE = "select pg_try_advisory_lock(" + KEY + ")";
    private static final String GIVE_BACK = "select pg_advisory_unlock(" + KEY + ")";
    private static final String IS_THERE = "select true";
    private static final String HELD =
            """
            select exists (select 1 from pg_locks l, (select %s as value) key
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_database where datname = current_database())
                and cast(l.classid as bigint) = (key.value >> 32) & 4294967295
                and cast(l.objid as bigint) = key.value & 4294967295)"""
                    .formatted(KEY);

    private final AgroalDataSource database;
    private @Nullable Connection held;

    @Inject
    AdvisoryReaderLock(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public boolean hold() {
        try {
            if (held != null && answers(held, IS_THERE)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.warnf("lost the connection that holds the lock of the reader: %s", e.getMessage());
            close();
        }
        return take();
    }

    @Override
    public void release() {
        if (held == null) {
            return;
        }
        try {
            answers(held, GIVE_BACK);
        } catch (SQLException e) {
            LOG.debugf("the lock of the reader ended with its connection: %s", e.getMessage());
        }
        close();
    }

    @Override
    public boolean heldBySomebody() {
        try (Connection connection = database.getConnection()) {
            return answers(connection, HELD);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look who reads the sources", e);
        }
    }

    private boolean take() {
        try {
            Connection connection = database.getConnection();
            boolean taken = false;
            try {
                taken = answers(connection, TAKE);
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
            held = taken ? connection : null;
            return taken;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take the lock of the reader", e);
        }
    }

    private void close() {
        Connection closing = held;
        held = null;
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (SQLException e) {
            LOG.debugf("the connection of the reader's lock was closed already: %s", e.getMessage());
        }
    }

    private static boolean answers(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
