package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the service really publishes is what its schemas say, for every type that has one. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class PublishedContractsTest {
    private static final Set<String> COMMANDS = Stream.of("request", "consent", "cancel", "release", "renew")
            .map(PublishedContractsTest::type)
            .collect(Collectors.toSet());

    @Inject
    AgroalDataSource database;

    private final ContractFiles contracts = ContractFiles.of("assignment");
    private final String host = Story.newHost();

    @Test
    void everyPublishedRecordIsValidAndEveryTypeIsPublished() throws SQLException {
        Set<String> expected = new TreeSet<>(contracts.typesWithSchema());
        expected.removeAll(COMMANDS);
        try (Story story = new Story()) {
            tellEverything(story);
            Awaitility.await("every type published")
                    .until(() -> types(published(story)).containsAll(expected));
            for (ReceivedEvent event : published(story)) {
                assertThat(contracts.violations(event.type(), event.json()))
                        .as(event.type() + " " + event.value())
                        .isEmpty();
                assertThat(event.headers())
                        .containsEntry(
                                "ce_project", event.json().path("project").asText("default"));
            }
            assertThat(types(published(story))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void everyTypeHasASchemaAndAValidExample() {
        assertThat(contracts.typesWithExample()).isEqualTo(contracts.typesWithSchema());
        assertThat(contracts.typesWithSchema())
                .containsAll(Arrays.stream(Fact.values()).map(Fact::eventType).toList())
                .allSatisfy(type -> assertThat(contracts.violations(type, contracts.example(type)))
                        .as(type)
                        .isEmpty());
    }

    /** Lives that between them have every fact. */
    private void tellEverything(Story story) throws SQLException {
        story.hostIs(host, 2, false);
        String denied = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(denied, 1, "DENIED", 2L, Story.finding("unlisted", "DENY"));
        Story.awaitState(denied, "DENIED");
        String approval = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(approval, 1, "NEEDS_CONSENT", 1L);
        Story.awaitAssignment(approval, v -> v.path("attempt").intValue() == 2);
        story.verdict(approval, 2, "NEEDS_CONSENT", 2L, Story.finding("costly", "APPROVAL"));
        Story.awaitState(approval, "AWAITING_APPROVAL");
        execute("update assignment set deadline = now() where id = '" + approval + "'");
        Story.awaitState(approval, "EXPIRED");
        story.kafka.send(Story.COMMANDS, "k-" + host, type("renew"), "s", "{}");
        String cancelled = Story.ask(host, Story.newVm(), Story.PORT_0);
        Story.post("requester", "/assignments/" + cancelled + "/cancel", Map.of());
        String whole = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(whole, 1, "NEEDS_CONSENT", 2L, Story.finding("feature-lost", "CONSENT"));
        Story.awaitState(whole, "AWAITING_CONSENT");
        Story.post("requester", "/assignments/" + whole + "/consents", Map.of("codes", List.of("feature-lost")));
        Story.confirm(whole, "ENABLE");
        Story.confirm(whole, "REBOOT");
        Story.confirm(whole, "ATTACH");
        Story.post("requester", "/assignments/" + whole + "/release", Map.of());
        Story.confirm(whole, "DETACH");
        Story.report(whole, "DISABLE", "{\"outcome\":\"FAILED\",\"detail\":\"host is in use\"}");
        Story.post("requester", "/assignments/" + whole + "/release", Map.of());
        Story.confirm(whole, "DISABLE");
        Story.confirm(whole, "REBOOT");
        Story.awaitState(whole, "RELEASED");
        String given = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(given, 1, "ALLOWED", 2L);
        Story.awaitState(given, "PREPARING");
        Story.post("requester", "/assignments/" + given + "/release", Map.of());
        tellOfAnOverdueOrder(story);
    }

    /** The last to keep a group in passthrough was a tentative hold; nobody reports on the order that it leaves. */
    private void tellOfAnOverdueOrder(Story story) throws SQLException {
        String other = Story.newHost();
        story.hostIs(other, 1, false);
        String attached = story.attached(other, Story.newVm(), Story.PORT_0);
        String tentative = Story.ask(other, Story.newVm(), Story.PORT_1);
        story.verdict(tentative, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        Story.awaitState(tentative, "AWAITING_CONSENT");
        Story.post("requester", "/assignments/" + attached + "/release", Map.of());
        Story.confirm(attached, "DETACH");
        Story.awaitState(attached, "RELEASED");
        Story.post("requester", "/assignments/" + tentative + "/cancel", Map.of());
        execute("update assignment set deadline = now() where id = '" + tentative + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<ReceivedEvent> published(Story story) {
        return Stream.of(Story.EVENTS, Story.STATES, Story.ORDERS)
                .flatMap(topic -> story.kafka.read(topic).stream())
                .toList();
    }

    private static Set<String> types(List<ReceivedEvent> events) {
        return events.stream().map(ReceivedEvent::type).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(String name) {
        return "slotkeeper.assignment." + name + ".v1";
    }
}
