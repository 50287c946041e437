package io.slotkeeper.notifier.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.PoisonException;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.notifier.domain.Severity;
import io.slotkeeper.notifier.domain.StateChange;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier's wire record against the examples of assignment-service, which owns the contract. */
class AssignmentEventTest {
    private static final ContractFiles CONTRACTS = ContractFiles.of("assignment");
    private static final String CLAIMED = "slotkeeper.assignment.claimed.v1";

    static Stream<String> historyEvents() {
        return CONTRACTS.typesWithExample().stream()
                .filter(type -> CONTRACTS.example(type).has("previousState"));
    }

    @ParameterizedTest
    @MethodSource("historyEvents")
    void everyEventOfThePublisherIsUnderstood(String type) {
        EventEnvelope envelope = envelope(type, CONTRACTS.example(type));
        StateChange change = envelope.dataAs(AssignmentEvent.class).toStateChange(envelope);

        assertThat(change.type()).isEqualTo(type);
        assertThat(change.revision()).isPositive();
        assertThat(change.message()).isNotBlank();
        assertThat(change.requester()).isNotBlank();
    }

    @Test
    void thePublisherHasEventsThatChangeTheStateAndSomeThatDoNot() {
        assertThat(historyEvents()).hasSizeGreaterThan(10);
        assertThat(read(CLAIMED).changesState()).isTrue();
        assertThat(read("slotkeeper.assignment.order-reported.v1").changesState())
                .isFalse();
    }

    @Test
    void anOrderThatNobodyReportedOnIsToldOfAlthoughTheStateStays() {
        String overdue = "slotkeeper.assignment.order-overdue.v1";
        EventEnvelope envelope = envelope(overdue, CONTRACTS.example(overdue));
        assertThat(read(overdue).changesState()).isFalse();
        assertThat(StateChange.isToldAnyway(overdue)).isTrue();
        assertThat(StateChange.isToldAnyway("slotkeeper.assignment.order-reported.v1"))
                .isFalse();
        assertThat(envelope.dataAs(AssignmentEvent.class)
                        .toStateChange(envelope)
                        .severity())
                .isEqualTo(Severity.WARN);
    }

    @Test
    void whatIsNewIsIgnored() {
        ObjectNode example = example();
        example.put("fieldOfTomorrow", 1).put("state", "STATE_OF_TOMORROW");

        assertThat(envelope(CLAIMED, example).dataAs(AssignmentEvent.class).state())
                .isEqualTo("STATE_OF_TOMORROW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignment", "revision", "state", "host", "vm", "actor", "requester", "at"})
    void whatIsMissingIsNamed(String field) {
        ObjectNode example = example();
        example.remove(field);
        EventEnvelope envelope = envelope(CLAIMED, example);

        assertThatThrownBy(() -> envelope.dataAs(AssignmentEvent.class).toStateChange(envelope))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining(field);
    }

    @Test
    void anEventWithoutASentenceGetsOne() {
        ObjectNode example = example();
        example.putNull("message");
        EventEnvelope envelope = envelope(CLAIMED, example);

        assertThat(envelope.dataAs(AssignmentEvent.class)
                        .toStateChange(envelope)
                        .message())
                .isEqualTo("The assignment is now CLAIMED.");
    }

    private static AssignmentEvent read(String type) {
        return envelope(type, CONTRACTS.example(type)).dataAs(AssignmentEvent.class);
    }

    private static ObjectNode example() {
        return CONTRACTS.example(CLAIMED).deepCopy();
    }

    private static EventEnvelope envelope(String type, JsonNode data) {
        return new EventEnvelope("1", type, "/test", "subject", Instant.EPOCH, "default", "c-1", "key", "topic", data);
    }
}
