package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is old goes in small batches under load, and nothing else does. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class RetentionJobTest {
    private static final int OLD = 20_000;

    @Inject
    AgroalDataSource database;

    @Inject
    RetentionJob retention;

    @Inject
    Standstill standstill;

    @Inject
    MeterRegistry metrics;

    @Test
    void oldRowsGoUnderLoadAndLiveOnesStay() throws Exception {
        Sql sql = new Sql(database);
        int rounds = 0;
        double before = metrics.counter(MetricNames.PURGED_ROWS, "rule", "fake").count();
        AtomicBoolean loading = new AtomicBoolean(true);
        AtomicLong live = new AtomicLong(5_000);
        sql.run(
                "insert into fake_old (live, ended_at) select true, now() - interval '9 days' from generate_series(1, 5000)");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(standstill::isOver);
        Thread load = new Thread(() -> {
            while (loading.get()) {
                sql.run("insert into fake_old (live, ended_at) values (true, now() - interval '9 days')");
                sql.run("insert into fake_old (live, ended_at) values (false, now())");
                live.incrementAndGet();
            }
        });
        load.start();
        try {
            sql.run("insert into fake_old (live, ended_at) select false, now() - interval '2 days'"
                    + " from generate_series(1, " + OLD + ")");
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (retention.round() && System.nanoTime() < end) {
                rounds++;
            }
        } finally {
            loading.set(false);
            load.join();
        }
        assertThat(sql.number("select count(*) from fake_old where not live and ended_at < now() - interval '1 day'"))
                .as("after %d rounds", rounds)
                .isZero();
        assertThat(sql.number("select count(*) from fake_old where live")).isEqualTo(live.get());
        assertThat(sql.number("select count(*) from fake_old where not live"))
                .as("ended, but not old")
                .isEqualTo(live.get() - 5_000);
        assertThat(metrics.counter(MetricNames.PURGED_ROWS, "rule", "fake").count() - before)
                .isEqualTo(OLD);
    }
}
