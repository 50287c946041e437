package io.slotkeeper.notifier.api;

import static io.slotkeeper.notifier.Service.awaitInbox;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live stream: at once, in order, nothing twice, nothing missed. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class NotificationStreamTest {
    @Inject
    AgroalDataSource database;

    private final KafkaProbe kafka = new KafkaProbe();
    private final UUID assignment = UUID.randomUUID();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void whatHappensIsHeardOnceByWhoeverItConcerns() {
        try (EventStream admin = EventStream.open("admin", null);
                EventStream viewer = EventStream.open("viewer", null)) {
            send(kafka, claimed(assignment, 1, "local-admin"));
            send(kafka, claimed(assignment, 2, "local-admin"));

            await().until(() -> heard(admin).size() == 2);
            assertThat(heard(admin)).isSorted().doesNotHaveDuplicates();
            assertThat(admin.lines()).contains("event:notification");
            assertThat(heard(viewer)).isEmpty();
        }
    }

    @Test
    void theStreamIsOneForProxiesToKeepOpen() {
        try (EventStream stream = EventStream.open("operator", null)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).startsWith("text/event-stream");
            assertThat(stream.header("cache-control")).isEqualTo("no-store");
            await().until(() -> stream.comments().stream()
                            .filter(comment -> comment.contains("beat"))
                            .count()
                    >= 2);
        }
    }

    @Test
    void aReconnectingClientGetsWhatItMissed() {
        for (int revision = 1; revision <= 3; revision++) {
            send(kafka, claimed(assignment, revision, "local-requester"));
        }
        List<Long> sequences = awaitInbox("operator", assignment, 3).stream()
                .map(item -> ((Number) item.get("sequence")).longValue())
                .sorted()
                .toList();

        try (EventStream stream = EventStream.open("operator", sequences.get(0))) {
            await().until(() -> heard(stream).size() == 2);
            send(kafka, claimed(assignment, 4, "local-requester"));
            await().until(() -> heard(stream).size() == 3);
            assertThat(heard(stream))
                    .startsWith(sequences.get(1), sequences.get(2))
                    .isSorted();
        }
    }

    @Test
    void aNumberFromTheFutureDoesNotSilenceTheStream() {
        try (EventStream stream = EventStream.open("operator", Long.MAX_VALUE)) {
            send(kafka, claimed(assignment, 1, "local-requester"));

            await().until(() -> heard(stream).size() == 1);
        }
    }

    @Test
    void whatAnotherInstanceStoredIsHeardToo() throws SQLException {
        try (EventStream stream = EventStream.open("operator", null)) {
            await().until(() -> !stream.comments().isEmpty());
            storeAsAnotherInstance();

            await().until(() -> heard(stream).size() == 1);
        }
    }

    private List<Long> heard(EventStream stream) {
        return stream.idsOf(assignment.toString());
    }

    private void storeAsAnotherInstance() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    """
                    with number as (update sequence_counter set value = value + 1 returning value)
                    insert into notification (id, sequence, project, assignment, revision, addressee, type, state,
                        severity, host, vm, requester, actor, message, at)
                    select gen_random_uuid(), value, 'default', '%s', 1, 'role:operator',
                        'slotkeeper.assignment.claimed.v1', 'CLAIMED', 'INFO', 'esx-07', 'vm-42', 'ann', 'ann', 'held',
                        now() from number"""
                            .formatted(assignment));
        }
    }
}
