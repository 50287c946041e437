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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier's wire record against the example of policy-service, which owns the contract. */
class AssignmentAffectedTest {
    private static final ContractFiles CONTRACTS = ContractFiles.of("policy");

    @Test
    void theExampleOfThePublisherIsUnderstood() {
        JsonNode example = CONTRACTS.example(AssignmentAffected.TYPE);
        StateChange change = change(example);

        assertThat(change.type()).isEqualTo(AssignmentAffected.TYPE);
        assertThat(change.occasion())
                .isEqualTo("support-list " + example.at("/to/version").asInt());
        assertThat(change.revision()).isEqualTo(example.get("revision").asLong());
        assertThat(change.requester()).isEqualTo(example.get("requester").asText());
        assertThat(change.actor()).isEqualTo(example.get("actor").asText());
        assertThat(change.message()).isEqualTo(example.get("message").asText());
        assertThat(change.severity()).isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @CsvSource({"DENIED, WARN", "NEEDS_MORE, WARN", "ADMITTED, INFO", "NEEDS_LESS, INFO", "EFFECT_OF_TOMORROW, WARN"})
    void whatIsBetterIsWorthLess(String effect, Severity severity) {
        assertThat(change(example().put("effect", effect)).severity()).isEqualTo(severity);
    }

    @Test
    void whoAskedMayBeUnknown() {
        assertThat(change(example().putNull("requester")).requester()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignment",
                "revision",
                "state",
                "host",
                "vm",
                "actor",
                "ruleset",
                "to",
                "effect",
                "message",
                "at"
            })
    void whatIsMissingIsNamed(String field) {
        ObjectNode example = example();
        example.remove(field);
        assertThatThrownBy(() -> change(example))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining(field);
    }

    private static ObjectNode example() {
        return CONTRACTS.example(AssignmentAffected.TYPE).deepCopy();
    }

    private static StateChange change(JsonNode data) {
        EventEnvelope envelope = new EventEnvelope(
                "1", AssignmentAffected.TYPE, "/test", "subject", Instant.EPOCH, "default", null, "key", "topic", data);
        return envelope.dataAs(AssignmentAffected.class).toStateChange(envelope);
    }
}
