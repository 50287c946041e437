package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param value the payload as JSON; null for a tombstone and for what is no JSON
 * @param text the payload where it is no JSON
 */
public record PublishedRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable JsonNode value,
        @Nullable String text) {

    public PublishedRecord {
        headers = headers == null ? Map.of() : headers;
        value = value == null || value.isNull() ? null : value;
    }

    public String id() {
        return header("ce_id");
    }

    /** What receivers recognise the event by. */
    public String identity() {
        return header("ce_source") + "#" + id();
    }

    public String type() {
        return header("ce_type");
    }

    /** A CloudEvents header; empty where it is not there. */
    public String header(String name) {
        return Objects.requireNonNullElse(headers.get(name), "");
    }

    /** Where it is, for evidence. */
    public String place() {
        return topic + "/" + partition + "@" + offset + " " + type() + " " + id();
    }
}
