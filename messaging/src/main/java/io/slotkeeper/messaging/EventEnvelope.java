package io.slotkeeper.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A received CloudEvent.
 *
 * @param key the Kafka record key
 * @param data the payload; null for a tombstone
 * @param trace the trace that the event came with
 */
public record EventEnvelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        String project,
        @Nullable String correlationId,
        @Nullable String key,
        String topic,
        @Nullable JsonNode data,
        Trace trace) {

    /** An event without a trace. */
    public EventEnvelope(
            String id,
            String type,
            String source,
            String subject,
            Instant time,
            String project,
            @Nullable String correlationId,
            @Nullable String key,
            String topic,
            @Nullable JsonNode data) {
        this(id, type, source, subject, time, project, correlationId, key, topic, data, Trace.NONE);
    }

    /**
     * Runs what is done because of this event in its trace. A handler that applies whole batches wraps what it
     * publishes for one event in this, so that the trace stays whole from the request to its last effect.
     */
    public void inTrace(Runnable piece) {
        trace.run(piece);
    }

    /** The payload as the reader's own record; fields that it does not name are ignored. */
    public <T> T dataAs(Class<T> type, ObjectMapper json) {
        if (data == null) {
            throw new PoisonException("a tombstone where a " + type.getSimpleName() + " was expected");
        }
        try {
            T value = json.readerFor(type)
                    .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                    .readValue(data);
            if (value == null) {
                throw new PoisonException("an empty payload where a " + type.getSimpleName() + " was expected");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new PoisonException(
                    "the payload is not a valid " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (java.io.IOException e) {
            throw new PoisonException("the payload is not a valid " + type.getSimpleName(), e);
        }
    }

    /** The same, where the default mapper will do: tests and simple readers. */
    public <T> T dataAs(Class<T> type) {
        return dataAs(type, new ObjectMapper().findAndRegisterModules());
    }
}
