package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of one host, from a seed: whatever order things happen in, the invariants stand in the tables. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class InterleavingsTest {
    private static final int STEPS = 60;
    private static final int THREADS = 6;

    @Inject
    Life life;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void invariantsStandAfterEveryStep(long seed) {
        String host = Story.newHost();
        Random random = new Random(seed);
        life.host(host);
        for (int i = 0; i < STEPS; i++) {
            life.step(host, random);
            check(host, "seed " + seed + " step " + i);
        }
        assertThat(facts(host)).as("a life worth checking").isGreaterThan(9);
        life.drain(host);
        check(host, "seed " + seed + " drained");
        nothingIsLeftBehind(host);
    }

    @Test
    void invariantsStandAfterManyAtOnce() throws Exception {
        String host = Story.newHost();
        life.host(host);
        List<Callable<Integer>> people = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(100 + i);
            people.add(() -> {
                for (int step = 0; step < STEPS; step++) {
                    life.step(host, random);
                }
                return STEPS;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Integer> done : threads.invokeAll(people)) {
                assertThat(done.get()).isEqualTo(STEPS);
            }
        } finally {
            threads.shutdown();
        }
        check(host, "after many at once");
        life.drain(host);
        nothingIsLeftBehind(host);
    }

    private void check(String host, String when) {
        Invariants.check(database, host, when);
    }

    private int facts(String host) {
        return Database.count(
                database,
                "select count(distinct h.fact) from history h join assignment a on a.id = h.assignment where a.host = '"
                        + host + "'");
    }

    private void nothingIsLeftBehind(String host) {
        assertThat(life.all(host)).isNotEmpty().allSatisfy(a -> assertThat(
                        a.state().name().name())
                .isIn("DENIED", "CANCELLED", "EXPIRED", "RELEASED"));
        for (String table : List.of("hold", "hold_member", "claimed_function")) {
            assertThat(Database.count(database, "select count(*) from " + table + " where host = '" + host + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(Database.count(database, "select count(*) from seat where vm like '" + host + "%'"))
                .isZero();
    }
}
