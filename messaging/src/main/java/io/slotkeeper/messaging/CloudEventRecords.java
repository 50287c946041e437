package io.slotkeeper.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Kafka records as CloudEvents 1.0 in binary mode, both ways. */
final class CloudEventRecords {
    private static final String CORRELATION_ID = "correlationid";
    private static final String PROJECT = "project";
    /** Source and id of an event together, in characters; the inbox has an index on them. */
    private static final int LONGEST_ID = 600;

    private static final String DEFAULT_PROJECT = "default";

    private final ObjectMapper json;
    private final URI source;

    CloudEventRecords(ObjectMapper json, String service) {
        this.json = json;
        this.source = URI.create("/slotkeeper/" + service);
    }

    ProducerRecord<String, byte[]> write(Publication publication, Instant now) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(publication.id().toString())
                .withType(publication.type())
                .withSource(source)
                .withSubject(publication.subject())
                .withTime(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .withExtension(PROJECT, publication.project());
        if (publication.correlationId() != null) {
            event.withExtension(CORRELATION_ID, publication.correlationId());
        }
        if (publication.data() != null) {
            event.withDataContentType("application/json").withData(bytes(publication.data()));
        }
        return KafkaMessageFactory.<String>createWriter(publication.topic(), publication.key())
                .writeBinary(event.build());
    }

    /** Reads a record; whatever is missing or malformed makes it poison. */
    EventEnvelope read(ConsumerRecord<String, byte[]> record, Trace trace) {
        CloudEvent event = envelope(record);
        if (event.getId().length() + event.getSource().toString().length() > LONGEST_ID) {
            throw new PoisonException("the event's source and id are longer than " + LONGEST_ID + " characters");
        }
        return new EventEnvelope(
                event.getId(),
                event.getType(),
                event.getSource().toString(),
                Objects.requireNonNullElse(event.getSubject(), Objects.requireNonNullElse(record.key(), "")),
                time(event, record),
                extension(event, PROJECT, DEFAULT_PROJECT),
                extension(event, CORRELATION_ID, null),
                record.key(),
                record.topic(),
                record.value() == null ? null : parse(record.value()),
                trace);
    }

    private static CloudEvent envelope(ConsumerRecord<String, byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record.headers(), record.value())
                    .toEvent();
        } catch (RuntimeException e) {
            // the library throws what it happens to, and all of it is about this record
            throw new PoisonException("not a CloudEvent in binary mode: " + e.getMessage(), e);
        }
    }

    static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this payload cannot be written as JSON: " + data.getClass(), e);
        }
    }

    private JsonNode parse(byte[] value) {
        try {
            JsonNode tree = json.readTree(value);
            if (tree == null || tree.isMissingNode()) {
                throw new PoisonException("the payload is empty");
            }
            return tree;
        } catch (IOException e) {
            throw new PoisonException("the payload is not JSON: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return e instanceof JsonProcessingException problem
                ? problem.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    private static Instant time(CloudEvent event, ConsumerRecord<?, ?> record) {
        OffsetDateTime time = event.getTime();
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : time.toInstant();
    }

    @SuppressWarnings("NullAway") // the value is null exactly where the caller's fallback is
    private static String extension(CloudEvent event, String name, @Nullable String fallback) {
        Object value = event.getExtension(name);
        return value == null ? fallback : value.toString();
    }
}
