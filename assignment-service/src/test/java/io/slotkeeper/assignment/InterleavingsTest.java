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
import java.util.Map;
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

    /** Each query counts violations of an invariant. */
    private static final Map<String, String> INVARIANTS = Map.of(
            "I1 a held function has one virtual machine",
            """
            select count(*) from hold_member m join assignment a on a.id = m.assignment
            left join hold h on h.host = m.host and h.function = m.function
            where m.host = '%1$s' and h.vm is distinct from a.vm""",
            "I1 holds count their holders",
            """
            select count(*) from hold h where h.host = '%1$s' and h.holders <>
            (select count(*) from hold_member m where m.host = h.host and m.function = h.function)""",
            "I7 whoever holds has all of it and whoever has ended has nothing",
            """
            select count(*) from assignment a where a.host = '%1$s' and
            (select count(*) from claimed_function c where c.assignment = a.id) <>
            case when a.document -> 'hold' is null or a.document ->> 'hold' is null then 0
                 else jsonb_array_length(a.document -> 'functions') end""",
            "I7 seats are as many as claims",
            """
            select count(*) from assignment a where a.host = '%1$s' and
            (select count(*) from seat s where s.assignment = a.id) <>
            (select count(*) from claimed_function c where c.assignment = a.id)""",
            "I8 what has ended holds nothing",
            """
            select count(*) from assignment a where a.host = '%1$s' and a.document ->> 'hold' is not null
            and a.state in ('REQUESTED', 'DENIED', 'CANCELLED', 'EXPIRED', 'RELEASED')""",
            "I5 an attached function's whole group is in passthrough",
            """
            select count(*) from assignment a, jsonb_array_elements_text(a.document -> 'functions') f,
            unnest(array[left(f, 11) || '0', left(f, 11) || '1']) member
            where a.host = '%1$s' and a.state in ('ATTACHING', 'ATTACHED') and 'PASSTHROUGH' is distinct from
            (select context from context_overlay o where o.host = a.host and o.function = member
             order by sequence desc limit 1)""",
            "I5 nobody changes the context of a group that is attached",
            """
            select count(*) from assignment a, jsonb_array_elements_text(a.document -> 'functions') f,
            assignment_order o, jsonb_array_elements_text(o.functions) g
            where a.host = '%1$s' and a.state in ('ATTACHING', 'ATTACHED') and o.host = a.host
            and o.state = 'PENDING' and o.type in ('ENABLE', 'REBOOT', 'DISABLE') and g = f""",
            "I12 every revision has its history row",
            """
            select count(*) from assignment a where a.host = '%1$s'
            and a.revision <> (select count(*) from history h where h.assignment = a.id)""");

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
        INVARIANTS.forEach((name, query) -> assertThat(Database.count(database, query.formatted(host)))
                .as(name + ", " + when)
                .isZero());
    }

    private int facts(String host) {
        return Database.count(
                database,
                "select count(distinct h.fact) from history h join assignment a on a.id = h.assignment where a.host = '"
                        + host + "'");
    }

    private void nothingIsLeftBehind(String host) {
        assertThat(life.all(host))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.state().name().name()).isIn("DENIED", "CANCELLED", "RELEASED"));
        for (String table : List.of("hold", "hold_member", "claimed_function")) {
            assertThat(Database.count(database, "select count(*) from " + table + " where host = '" + host + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(Database.count(database, "select count(*) from seat where vm like '" + host + "%'"))
                .isZero();
    }
}
