package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes topics once more, page by page: a page and the place where it ended commit together, so that a crash repeats
 * at most nothing and loses nothing. What happens meanwhile is published as always, in between: order is promised per
 * revision of an aggregate only, and readers drop what is older than what they have.
 */
@ApplicationScoped
class RepublicationJob {
    private static final Logger LOG = Logger.getLogger(RepublicationJob.class);
    private static final int PAGE = 500;

    /** The relay comes first: with so many rows waiting, nothing is added. */
    private static final int ENOUGH_WAITING = 5_000;

    private static final long PAUSE_MILLIS = 1_000;
    private static final String NEXT = "select topic, since, after from republication"
            + " where finished_at is null and topic = any(?) order by started_at, topic limit 1 for update skip locked";
    private static final String WAITING = "select count(*) from (select from outbox limit ?) rows";
    private static final String ADVANCE = "update republication set after = ?, pages = pages + 1,"
            + " finished_at = case when ? then now() end where topic = ?";

    private final Republications republications;
    private final AgroalDataSource database;
    private final Standstill standstill;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "republication");

    @Inject
    RepublicationJob(Republications republications, AgroalDataSource database, Standstill standstill) {
        this.republications = republications;
        this.database = database;
        this.standstill = standstill;
    }

    private record Place(String topic, Instant since, @Nullable String after) {}

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            while (!stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                writeAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try {
            while (stopping.getCount() > 0
                    && standstill.isOver()
                    && QuarkusTransaction.requiringNew().call(this::page)) {
                // one page after the other
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "a page was not written once more, will be tried again");
        }
    }

    /** False where nothing is to be done now. */
    private boolean page() {
        try (Connection connection = database.getConnection()) {
            Place place = next(connection);
            if (place == null || waiting(connection) >= ENOUGH_WAITING) {
                return false;
            }
            Republisher republisher = Objects.requireNonNull(republications.republisher(place.topic()));
            String reached = republisher.republish(place.after(), place.since(), PAGE);
            advance(connection, place.topic(), reached);
            if (reached == null) {
                LOG.infof("topic %s has been written once more", place.topic());
            }
            return true;
        } catch (SQLException e) {
            throw new InfrastructureException("cannot write the next page", e);
        }
    }

    private @Nullable Place next(Connection connection) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setArray(
                    1, connection.createArrayOf("text", republications.topics().toArray()));
            try (ResultSet row = next.executeQuery()) {
                return row.next()
                        ? new Place(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3))
                        : null;
            }
        }
    }

    private static long waiting(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(WAITING)) {
            count.setInt(1, ENOUGH_WAITING);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void advance(Connection connection, String topic, @Nullable String reached) throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setString(1, reached);
            advance.setBoolean(2, reached == null);
            advance.setString(3, topic);
            advance.executeUpdate();
        }
    }
}
