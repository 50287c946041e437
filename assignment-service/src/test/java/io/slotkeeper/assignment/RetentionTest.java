package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T14: what is purged is over and old, and nothing that is live notices. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class RetentionTest {
    private static final Duration KEEP = Duration.ofDays(90);
    private static final Set<StateName> OVER =
            Set.of(StateName.DENIED, StateName.RELEASED, StateName.CANCELLED, StateName.EXPIRED, StateName.FAILED);
    private static final List<String> LIVE = List.of("hold", "hold_member", "claimed_function", "seat", "vm_lock");
    private static final int STEPS = 80;
    private static final int SMALL = 3;

    @Inject
    Life life;

    @Inject
    AgroalDataSource database;

    @Inject
    @Any
    Instance<RetentionRule> rules;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactlyWhatIsOverAndOldIsPurged(long seed) {
        String host = Story.newHost();
        Random random = new Random(seed);
        life.host(host);
        for (int i = 0; i < STEPS; i++) {
            life.step(host, random);
        }
        Set<UUID> old = age(host, random);
        Set<UUID> before = ids(host);
        Set<UUID> purgeable = purgeable(host, old);
        List<String> live = dump(LIVE);

        purge("ended-assignments", KEEP);

        Set<UUID> after = ids(host);
        assertThat(purgeable).as("seed %d has something to purge", seed).isNotEmpty();
        before.removeAll(after);
        assertThat(before).as("seed %d", seed).isEqualTo(purgeable);
        assertThat(dump(LIVE)).isEqualTo(live);
        for (String table : List.of("history", "assignment_order", "consent", "context_overlay", "idempotency_key")) {
            assertThat(rows(table + " t where not exists (select from assignment a where a.id = t.assignment)"))
                    .isZero();
        }
        Invariants.check(database, host, "after the purge");
        life.drain(host);
        assertThat(rows("hold where host = '" + host + "'")).isZero();
    }

    @Test
    void readersGetATombstone() {
        String host = Story.newHost();
        Random random = new Random(4);
        life.host(host);
        for (int i = 0; i < STEPS; i++) {
            life.step(host, random);
        }
        Set<UUID> purgeable = purgeable(host, age(host, random));
        purge("ended-assignments", KEEP);
        try (KafkaProbe kafka = new KafkaProbe()) {
            Awaitility.await("tombstones").atMost(Duration.ofSeconds(20)).until(() -> kafka.read(Story.STATES).stream()
                    .filter(record -> record.value() == null)
                    .map(record -> UUID.fromString(record.key()))
                    .collect(Collectors.toSet())
                    .containsAll(purgeable));
        }
    }

    @Test
    void nobodyPurgesWhatIsLiveOrOfToday() {
        String host = Story.newHost();
        Random random = new Random(5);
        life.host(host);
        for (int i = 0; i < STEPS; i++) {
            life.step(host, random);
        }
        Set<UUID> before = ids(host);
        purge("ended-assignments", Duration.ZERO);
        assertThat(ids(host)).isEqualTo(before);
        Database.execute(
                database,
                "update assignment set updated_at = now() - interval '400 days' where host = '" + host
                        + "' and state in ('ATTACHED', 'CLAIMED', 'PREPARING', 'ATTACHING', 'RELEASING', 'REQUESTED',"
                        + " 'AWAITING_CONSENT')");
        purge("ended-assignments", Duration.ofDays(1));
        assertThat(ids(host)).isEqualTo(before);
    }

    @Test
    void keysAreKeptForTwoDays() {
        String host = Story.newHost();
        String id = Story.ask(host, host + "-vm", Story.PORT_0);
        for (int hours : List.of(1, 47, 49, 400)) {
            Database.execute(
                    database,
                    "insert into idempotency_key (subject, route, key, fingerprint, assignment, created_at) values ('"
                            + host + "', 'r', '" + hours + "', 'f', '" + id + "', now() - interval '" + hours
                            + " hours')");
        }
        RetentionRule keys = rule("idempotency-keys");
        purge("idempotency-keys", keys.keep());
        assertThat(rows("idempotency_key where subject = '" + host + "' and key in ('1', '47')"))
                .isEqualTo(2);
        assertThat(rows("idempotency_key where subject = '" + host + "'")).isEqualTo(2);
    }

    /** Gives every assignment of the host a random age and says which are older than they are kept. */
    private Set<UUID> age(String host, Random random) {
        Set<UUID> old = new HashSet<>();
        for (Assignment assignment : life.all(host)) {
            int days = random.nextInt(4) * 45;
            Database.execute(
                    database,
                    "update assignment set updated_at = now() - interval '" + days + " days 1 hour' where id = '"
                            + assignment.id() + "'");
            if (days >= KEEP.toDays()) {
                old.add(assignment.id());
            }
        }
        return old;
    }

    /** Judged here once more, assignment by assignment. */
    private Set<UUID> purgeable(String host, Set<UUID> old) {
        Set<UUID> purgeable = new HashSet<>();
        for (Assignment assignment : life.all(host)) {
            String mine = " where assignment = '" + assignment.id() + "'";
            boolean over = OVER.contains(assignment.state().name())
                    && assignment.hold() == null
                    && assignment.state().pendingOrder().isEmpty();
            boolean holdsNothing = rows("hold_member" + mine) == 0
                    && rows("claimed_function" + mine) == 0
                    && rows("seat" + mine) == 0
                    && rows("assignment_order" + mine + " and state = 'PENDING'") == 0;
            boolean lastWord = rows("context_overlay" + mine + " and (host, function, sequence) in"
                            + " (select host, function, max(sequence) from context_overlay group by host, function)")
                    > 0;
            if (old.contains(assignment.id()) && over && holdsNothing && !lastWord) {
                purgeable.add(assignment.id());
            }
        }
        return purgeable;
    }

    private Set<UUID> ids(String host) {
        Set<UUID> ids = new HashSet<>();
        life.all(host).forEach(assignment -> ids.add(assignment.id()));
        return ids;
    }

    private void purge(String name, Duration keep) {
        RetentionRule rule = rule(name);
        int purged = SMALL;
        while (purged == SMALL) {
            purged = QuarkusTransaction.requiringNew().call(() -> rule.purge(keep, SMALL));
        }
    }

    private RetentionRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> dump(List<String> tables) {
        List<String> dump = new ArrayList<>();
        for (String table : tables) {
            dump.add(table + " "
                    + Database.text(
                            database,
                            "select coalesce(string_agg(t::text, ' ' order by t::text), '') from " + table + " t"));
        }
        return dump;
    }

    private int rows(String from) {
        return Database.count(database, "select count(*) from " + from);
    }
}
