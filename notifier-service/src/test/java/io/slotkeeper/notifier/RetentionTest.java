package io.slotkeeper.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is old goes in small batches, and nothing else does. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class RetentionTest {
    private static final String INSERT =
            """
            insert into notification (id, sequence, project, assignment, revision, addressee, type, state, severity,
                host, vm, requester, actor, message, at, created_at)
            values (?, (select coalesce(min(sequence), 0) - 1 from notification), ?, ?, ?, ?, 't', 'CLAIMED', 'INFO',
                'h', 'v', 'r', 'a', 'm', now(), now() - ? * interval '1 hour')""";
    private static final String MARK = "insert into read_mark (subject, assignment, revision, project, read_at)"
            + " values (?, ?, ?, ?, now() - ? * interval '1 hour')";

    @Inject
    @Any
    Instance<RetentionRule> rules;

    @Inject
    Tables tables;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePurgeTakesTheOldAndLeavesTheRest(long seed) {
        Random random = new Random(seed);
        String project = "retention-" + seed;
        int keepHours = 24 * (1 + random.nextInt(200));
        Set<String> expected = new HashSet<>();
        Set<String> expectedMarks = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            UUID assignment = UUID.randomUUID();
            boolean anyLeft = false;
            for (String addressee : List.of("subject:ann", "role:operator")) {
                if (random.nextInt(4) > 0) {
                    int age = ageBut(keepHours, random);
                    tables.update(INSERT, UUID.randomUUID(), project, assignment, 1L, addressee, age);
                    if (age < keepHours) {
                        expected.add(assignment + " " + addressee);
                        anyLeft = true;
                    }
                }
            }
            if (random.nextBoolean()) {
                int age = ageBut(keepHours, random);
                tables.update(MARK, "ann", assignment, 1L, project, age);
                if (anyLeft || age < keepHours) {
                    expectedMarks.add(assignment.toString());
                }
            }
        }

        int batch = 1 + random.nextInt(30);
        purge("notifications", Duration.ofHours(keepHours), batch);
        purge("read-marks", Duration.ofHours(keepHours), batch);

        assertThat(tables.texts("select assignment || ' ' || addressee from notification where project = ?", project))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tables.texts("select assignment::text from read_mark where project = ?", project))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expectedMarks);
    }

    @Test
    void historyThatArrivesAgainIsToldToNobody() {
        UUID assignment = UUID.randomUUID();
        try (KafkaProbe kafka = new KafkaProbe()) {
            Service.send(
                    kafka,
                    Service.claimed(assignment, 1, "local-requester")
                            .put("at", Instant.now().minus(Duration.ofDays(181)).toString()));
            Service.send(kafka, Service.claimed(assignment, 2, "local-requester"));
            Service.awaitInbox("operator", assignment, 1);
        }
        assertThat(tables.texts("select distinct revision from notification where assignment = ?", assignment))
                .containsExactly("2");
    }

    @Test
    void notificationsAreKeptForHalfAYear() {
        assertThat(rule("notifications").keep()).isEqualTo(Duration.ofDays(180));
        assertThat(rule("read-marks").keep()).isEqualTo(Duration.ofDays(180));
    }

    /** Any age in hours but the very limit. */
    private static int ageBut(int keepHours, Random random) {
        int age = random.nextInt(2 * keepHours);
        return age == keepHours ? age + 1 : age;
    }

    private void purge(String name, Duration keep, int batch) {
        List<Integer> taken = new ArrayList<>();
        do {
            taken.add(QuarkusTransaction.requiringNew().call(() -> rule(name).purge(keep, batch)));
        } while (taken.get(taken.size() - 1) == batch);
        assertThat(taken).allMatch(count -> count <= batch);
    }

    private RetentionRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
