package io.slotkeeper.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Record headers as a JSON array of name and Base64 value, so that order, repeats and bytes survive the outbox. */
final class HeaderJson {
    private final ObjectMapper json;

    HeaderJson(ObjectMapper json) {
        this.json = json;
    }

    private record Entry(String name, @Nullable String base64) {
        static Entry of(Header header) {
            byte[] value = header.value();
            return new Entry(
                    header.key(), value == null ? null : Base64.getEncoder().encodeToString(value));
        }

        Header header() {
            return new RecordHeader(
                    name, base64 == null ? null : Base64.getDecoder().decode(base64));
        }
    }

    String write(Headers headers) {
        List<Entry> entries = new ArrayList<>();
        headers.forEach(header -> entries.add(Entry.of(header)));
        try {
            return json.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers cannot be written as JSON", e);
        }
    }

    List<Header> read(String text) {
        try {
            return json.readValue(text, new TypeReference<List<Entry>>() {}).stream()
                    .map(Entry::header)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outbox row has damaged headers", e);
        }
    }
}
