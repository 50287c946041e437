package io.slotkeeper.messaging.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it stands on a topic: key, headers as text, value as text (null for a tombstone). */
public record ReceivedEvent(String topic, String key, Map<String, String> headers, String value) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ReceivedEvent of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        String value = record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8);
        return new ReceivedEvent(record.topic(), record.key(), headers, value);
    }

    public String id() {
        return headers.get("ce_id");
    }

    public String type() {
        return headers.get("ce_type");
    }

    public String correlationId() {
        return headers.get("ce_correlationid");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException((IOException) e);
        }
    }
}
