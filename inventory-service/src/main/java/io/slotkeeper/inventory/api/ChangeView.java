package io.slotkeeper.inventory.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.PublishedChange;
import io.slotkeeper.inventory.application.RecordedChange;
import io.slotkeeper.inventory.domain.PciAddress;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed about a host.
 *
 * @param id the id of the event that told it
 * @param type the type of that event
 * @param revision the host's revision since then
 * @param address the function that it is about; null where it is about the host
 * @param actor on whose behalf it happened, such as a person or {@code source:} and a source
 * @param before the fields that changed, as they were; null where there was nothing
 * @param after the same fields, as they were then
 */
public record ChangeView(
        String id,
        String type,
        long revision,
        @Nullable String address,
        Instant at,
        String actor,
        @Nullable String correlationId,
        @Schema(type = SchemaType.OBJECT) @Nullable JsonNode before,
        @Schema(type = SchemaType.OBJECT) @Nullable JsonNode after) {

    static ChangeView of(RecordedChange recorded, ObjectMapper json) {
        PublishedChange change = recorded.change();
        JsonNode event = read(change, json);
        PciAddress address = change.address();
        return new ChangeView(
                change.id().toString(),
                change.type(),
                change.revision(),
                address == null ? null : address.toString(),
                recorded.at(),
                change.actor(),
                change.correlationId(),
                event.get("before"),
                event.get("after"));
    }

    private static JsonNode read(PublishedChange change, ObjectMapper json) {
        try {
            return json.readTree(change.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept event cannot be read: " + change.id(), e);
        }
    }
}
