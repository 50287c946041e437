package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.BrokerNode;
import io.slotkeeper.faults.workload.Journal.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The disk of PostgreSQL or of the broker is full; later there is room again, and what died of it is started. While
 * PostgreSQL has no room its answers are errors, and those of the services are an honest "not now".
 */
final class DiskFull implements Fault {
    private static final String NO_ROOM = "53100";
    private static final int DEATH_MILLIS = 3000;
    private static final int LOOK_MILLIS = 50;

    private final Bed bed;
    private final boolean database;

    /** @param database whose disk: PostgreSQL's, or the first broker's */
    DiskFull(Bed bed, boolean database) {
        this.bed = bed;
        this.database = database;
    }

    @Override
    public String begin() throws IOException, InterruptedException {
        bed.smallDisks().fill(disk());
        return database ? "postgres: " + said() : "broker-1: " + became();
    }

    @Override
    public void end() throws IOException, InterruptedException {
        bed.smallDisks().makeRoom(disk());
        if (database) {
            bed.bringPostgresBack();
        } else {
            for (BrokerNode node : bed.brokers().nodes()) {
                node.kill();
                node.start();
            }
        }
    }

    @Override
    public List<String> notKept(List<Observation> seen) {
        return database ? PostgresStopped.dishonest(seen) : BrokerDown.refusedOnly(seen);
    }

    /**
     * What PostgreSQL says to somebody who needs room.
     *
     * @throws IOException it found some, so that this disk is not full
     */
    private String said() throws IOException {
        try (Connection connection = bed.database();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("create table drill_needs_room as select repeat('x', 1000) from generate_series(1, 50000)");
            connection.rollback();
        } catch (SQLException e) {
            // a server that panics for want of room for its log ends the connection
            boolean ended = String.valueOf(e.getSQLState()).startsWith("08")
                    || String.valueOf(e.getSQLState()).startsWith("57");
            if (NO_ROOM.equals(e.getSQLState()) || ended) {
                return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            }
            throw new IOException("unexpected on a full disk", e);
        }
        throw new IOException("PostgreSQL has found room on a full disk");
    }

    /** A broker whose only log directory cannot be written to ends, as soon as it is to write. */
    private String became() throws InterruptedException {
        BrokerNode node = bed.brokers().nodes().get(0);
        long until = System.nanoTime() + DEATH_MILLIS * 1_000_000L;
        while (node.isAlive() && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
        }
        return node.isAlive() ? "still runs" : "ended";
    }

    private Path disk() {
        return database
                ? bed.work().resolve("postgres")
                : bed.brokers().nodes().get(0).directory();
    }
}
