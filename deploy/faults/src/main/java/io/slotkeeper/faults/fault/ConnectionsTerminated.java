package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Every connection of every service is terminated, in whatever transaction it is. */
final class ConnectionsTerminated implements Fault {
    private final Bed bed;

    ConnectionsTerminated(Bed bed) {
        this.bed = bed;
    }

    @Override
    public String begin() throws SQLException {
        try (Connection connection = bed.database();
                Statement sql = connection.createStatement();
                ResultSet ended = sql.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where usename like 'slotkeeper%' and pid <> pg_backend_pid()")) {
            ended.next();
            return ended.getInt(1) + " connections";
        }
    }

    @Override
    public void end() {
        // the pools connect anew by themselves
    }
}
