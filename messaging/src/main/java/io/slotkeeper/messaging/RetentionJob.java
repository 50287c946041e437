package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Purges what is kept only for a time, rule by rule, in small batches that are transactions of their own. After each
 * batch it rests as long as the batch took, so that it takes at most half of one connection's time and keeps up all the
 * same; a rule that has much to purge gives way to the others after a few seconds and has its next turn at once. One
 * instance purges at a time, which saves work and decides nothing.
 */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('purge ' || current_schema(), 0))";
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration SHORTEST_REST = Duration.ofMillis(20);
    private static final int SOMEBODY_ELSE = -1;

    private final Instance<RetentionRule> rules;
    private final AgroalDataSource database;
    private final Standstill standstill;
    private final MeterRegistry metrics;
    private final Duration firstAfter;
    private final Duration every;
    private final int batch;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "retention");
    private volatile long lastRound = System.nanoTime();

    @Inject
    RetentionJob(
            @Any Instance<RetentionRule> rules,
            AgroalDataSource database,
            Standstill standstill,
            MeterRegistry metrics,
            @ConfigProperty(name = "slotkeeper.messaging.purge-first-after", defaultValue = "30s") Duration firstAfter,
            @ConfigProperty(name = "slotkeeper.messaging.purge-every", defaultValue = "1h") Duration every,
            @ConfigProperty(name = "slotkeeper.messaging.purge-batch", defaultValue = "500") int batch) {
        this.rules = rules;
        this.database = database;
        this.standstill = standstill;
        this.metrics = metrics;
        this.firstAfter = firstAfter;
        this.every = every;
        this.batch = batch;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder(MetricNames.PURGE_AGE, this, job -> Duration.ofNanos(System.nanoTime() - job.lastRound)
                        .toSeconds())
                .register(metrics);
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            Duration pause = firstAfter;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = round() ? SHORTEST_REST : every;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives every rule a turn and says whether one of them has more to purge. */
    boolean round() throws InterruptedException {
        if (!standstill.isOver()) {
            return false;
        }
        boolean more = false;
        boolean failed = false;
        for (RetentionRule rule : rules) {
            try {
                more |= turn(rule);
            } catch (RuntimeException e) {
                failed = true;
                LOG.warnf(e, "purge failed, will be tried again: rule=%s", rule.name());
            }
        }
        if (!failed) {
            lastRound = System.nanoTime();
        }
        return more;
    }

    /** Purges for a few seconds at most and says whether there is more. */
    private boolean turn(RetentionRule rule) throws InterruptedException {
        Duration keep = rule.keep();
        if (keep.isNegative() || keep.isZero()) {
            return false;
        }
        Counter purged = metrics.counter(MetricNames.PURGED_ROWS, "rule", rule.name());
        long end = System.nanoTime() + TURN.toNanos();
        while (System.nanoTime() - end < 0) {
            long begun = System.nanoTime();
            int rows = QuarkusTransaction.requiringNew().call(() -> locked() ? rule.purge(keep, batch) : SOMEBODY_ELSE);
            purged.increment(Math.max(rows, 0));
            if (rows < batch) {
                return false;
            }
            long rest = Math.max(System.nanoTime() - begun, SHORTEST_REST.toNanos());
            if (stopping.await(rest, TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private boolean locked() {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet answer = lock.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new InfrastructureException("cannot take the purge's lock", e);
        }
    }
}
