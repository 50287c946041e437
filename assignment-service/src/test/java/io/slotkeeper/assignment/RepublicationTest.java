package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic that is written once more says what it said before. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class RepublicationTest {
    private static final int PAGE = 7;
    private static final int STEPS = 60;

    @Inject
    Life life;

    @Inject
    AgroalDataSource database;

    @Inject
    @Any
    Instance<Republisher> republishers;

    private final KafkaProbe kafka = new KafkaProbe();
    private final String host = Story.newHost();

    @BeforeEach
    void somethingHasHappened() {
        Random random = new Random(7);
        life.host(host);
        for (int i = 0; i < STEPS; i++) {
            life.step(host, random);
        }
        everythingIsSent();
    }

    @Test
    void eventsComeBackWithTheirIdsAndTheirContent() {
        Map<String, ReceivedEvent> first = byId(mine(Story.EVENTS));
        republish(Story.EVENTS, Instant.EPOCH);
        List<ReceivedEvent> all = mine(Story.EVENTS);
        assertThat(all).hasSize(2 * first.size());
        assertThat(all).allSatisfy(event -> {
            ReceivedEvent before = first.get(event.id());
            assertThat(before).isNotNull();
            assertThat(event.json()).isEqualTo(before.json());
            assertThat(event.type()).isEqualTo(before.type());
            assertThat(event.key()).isEqualTo(before.key());
            assertThat(event.correlationId()).isEqualTo(before.correlationId());
        });
    }

    @Test
    void eventsBeforeTheMomentAskedForStayAway() {
        int before = mine(Story.EVENTS).size();
        republish(Story.EVENTS, Instant.now().plusSeconds(60));
        assertThat(mine(Story.EVENTS)).hasSize(before);
    }

    @Test
    void t02_theStatesThatComeBackAreTheNewestAndTellTheHoldsOfTheTables() {
        Map<String, ReceivedEvent> newest = newestByKey();
        republish(Story.STATES, Instant.EPOCH);
        Map<String, ReceivedEvent> again = newestByKey();
        assertThat(again.keySet()).isEqualTo(newest.keySet());
        again.forEach((key, event) ->
                assertThat(event.json()).isEqualTo(newest.get(key).json()));
        Set<String> told = again.values().stream()
                .flatMap(event -> members(event).stream())
                .collect(Collectors.toSet());
        assertThat(told).hasSize(Database.count(database, "select count(*) from hold where host = '" + host + "'"));
    }

    @Test
    void onlyOrdersThatMayStillBeCarriedOutOrWereCancelledComeBack() {
        Map<String, ReceivedEvent> first = byId(mine(Story.ORDERS));
        int before = mine(Story.ORDERS).size();
        republish(Story.ORDERS, Instant.EPOCH);
        List<ReceivedEvent> all = mine(Story.ORDERS);
        int open = Database.count(
                database,
                "select count(*) from assignment_order where host = '" + host
                        + "' and state in ('PENDING', 'CANCELLED')");
        assertThat(all).hasSize(before + open);
        assertThat(byId(all).keySet()).isEqualTo(first.keySet());
    }

    private static List<String> members(ReceivedEvent state) {
        List<String> members = new java.util.ArrayList<>();
        state.json().at("/hold/groupMembers").forEach(member -> members.add(member.textValue()));
        return members;
    }

    private void republish(String topic, Instant since) {
        Republisher republisher = republishers.stream()
                .filter(candidate -> candidate.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        String after = null;
        do {
            String from = after;
            after = QuarkusTransaction.requiringNew().call(() -> republisher.republish(from, since, PAGE));
        } while (after != null);
        everythingIsSent();
    }

    private void everythingIsSent() {
        Awaitility.await("an empty outbox")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Database.count(database, "select count(*) from outbox") == 0);
    }

    private List<ReceivedEvent> mine(String topic) {
        Set<String> ids = life.all(host).stream()
                .map(Assignment::id)
                .map(Object::toString)
                .collect(Collectors.toSet());
        return kafka.read(topic).stream()
                .filter(event -> event.value() != null)
                .filter(event -> ids.contains(event.key()) || host.equals(event.key()))
                .toList();
    }

    private static Map<String, ReceivedEvent> byId(List<ReceivedEvent> events) {
        Map<String, ReceivedEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        return byId;
    }

    private Map<String, ReceivedEvent> newestByKey() {
        Map<String, ReceivedEvent> newest = new HashMap<>();
        mine(Story.STATES).forEach(event -> newest.put(event.key(), event));
        return newest;
    }
}
