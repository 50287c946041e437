package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.messaging.testing.EngineResource;
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

/** What is old and over goes in small batches; what is live stays, however old it is. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class RetentionTest {

    private static final String VERDICT =
            """
            insert into verdict (id, assignment, attempt, project, actor, host, vm, outcome, verdict, facts, issued_at)
            values (?, ?, ?, ?, 'a', 'h', 'v', 'DENIED', '{}', '{}', now() - ? * interval '1 hour')
            """;
    private static final String ASSIGNMENT =
            "insert into assignment_seen (assignment, project, revision, host, vm) values (?, ?, 1, 'h', 'v')";
    private static final String QUESTION =
            """
            insert into question (assignment, attempt, project, actor, host, vm, functions, deadline, not_before)
            values (?, 9, ?, 'a', 'h', 'v', '[]', now() + interval '1 hour', now() + interval '1 hour')
            """;
    private static final String RELEASE =
            """
            insert into function_release (host, address, vm, project, released_at)
            values (?, ?, 'vm', 'p', now() - ? * interval '1 hour')
            """;

    @Inject
    @Any
    Instance<RetentionRule> rules;

    @Inject
    Tables tables;

    @Inject
    Deliveries deliveries;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onlyOldVerdictsOfAssignmentsThatAreGoneGo(long seed) {
        Random random = new Random(seed);
        String project = "retention-" + seed;
        int keepHours = 24 * (31 + random.nextInt(400));
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            UUID assignment = UUID.randomUUID();
            boolean lives = random.nextInt(3) == 0;
            boolean asks = random.nextInt(10) == 0;
            if (lives) {
                tables.update(ASSIGNMENT, assignment, project);
            }
            if (asks) {
                tables.update(QUESTION, assignment, project);
            }
            for (int attempt = 1; attempt <= 1 + random.nextInt(3); attempt++) {
                int age = ageBut(keepHours, random);
                tables.update(VERDICT, UUID.randomUUID(), assignment, attempt, project, age);
                if (lives || asks || age < keepHours) {
                    expected.add(assignment + " " + attempt);
                }
            }
        }

        purge("verdicts", Duration.ofHours(keepHours), 1 + random.nextInt(30));

        assertThat(tables.texts("select assignment || ' ' || attempt from verdict where project = ?", project))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        tables.update("delete from question where project = ?", project);
        tables.update("delete from assignment_seen where project = ?", project);
    }

    @Test
    void theServiceCannotDeleteVerdictsOtherwise() {
        UUID young = UUID.randomUUID();
        tables.update(VERDICT, UUID.randomUUID(), young, 1, "retention", 24 * 29);
        assertThatThrownBy(() -> tables.update("delete from verdict where assignment = ?", young))
                .hasMessageContaining("permission denied");

        purge("verdicts", Duration.ZERO, 100);
        tables.texts("select purge_verdicts(null, 100)");
        tables.texts("select purge_verdicts(interval '-1 year', 100)");
        assertThat(tables.texts("select assignment from verdict where assignment = ?", young))
                .as("30 days are kept, whatever is asked for")
                .hasSize(1);
    }

    @Test
    void theOwnersFunctionLooksAtTheOwnersTablesOnly() {
        assertThat(tables.texts("select concat_ws(' ', prosecdef, array_to_string(proconfig, ';'),"
                        + " pg_get_userbyid(proowner)) from pg_proc where proname = 'purge_verdicts'"))
                .containsExactly("t search_path=policy, pg_temp slotkeeper_policy_owner");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aReleaseStaysWhileTheHostShowsWhatItMadeHistory(long seed) {
        Random random = new Random(seed);
        int keepHours = 24 * (1 + random.nextInt(400));
        String host = "esx-retention-" + seed;
        Set<String> expected = new HashSet<>();
        ObjectNode state = World.hostState(host, 1);
        state.get("functions").forEach(function -> {
            String address = function.get("address").asText();
            int age = ageBut(keepHours, random);
            tables.update(RELEASE, host, address, age);
            int sightingAge = age + (random.nextBoolean() ? 1 : -1);
            boolean shown = random.nextBoolean();
            if (shown) {
                ((ObjectNode) function)
                        .putObject("observedHolder")
                        .put("vm", "vm")
                        .put("source", "json")
                        .put(
                                "observedAt",
                                Instant.now()
                                        .minus(Duration.ofHours(sightingAge))
                                        .toString());
            }
            if (age < keepHours || (shown && sightingAge > age)) {
                expected.add(address);
            }
        });
        deliveries.inBatchesOf(1, "inventory-hosts", List.of(Deliveries.host(state)));

        purge("releases", Duration.ofHours(keepHours), 1 + random.nextInt(3));

        assertThat(tables.texts("select address from function_release where host = ?", host))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theDefaultsAreLong() {
        assertThat(rule("verdicts").keep()).isEqualTo(Duration.ofDays(400));
        assertThat(rule("releases").keep()).isEqualTo(Duration.ofDays(400));
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
