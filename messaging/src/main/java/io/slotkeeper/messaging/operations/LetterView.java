package io.slotkeeper.messaging.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.Letter;
import io.slotkeeper.messaging.LetterContent;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One dead letter in full; the payload is null where the record has none. */
public record LetterView(
        Letter letter,
        @Nullable PayloadView payload,
        List<HeaderView> headers,
        List<LetterContent.Decision> decisions) {

    /**
     * JSON where all of the payload is there and can be read, Base64 of its beginning otherwise.
     *
     * @param bytes the length of the whole payload
     */
    public record PayloadView(long bytes, boolean truncated, @Nullable JsonNode json, @Nullable String base64) {

        static PayloadView of(byte[] beginning, long bytes, ObjectMapper mapper) {
            boolean truncated = beginning.length < bytes;
            Optional<JsonNode> json = truncated ? Optional.empty() : parse(beginning, mapper);
            return new PayloadView(
                    bytes,
                    truncated,
                    json.orElse(null),
                    json.isPresent() ? null : Base64.getEncoder().encodeToString(beginning));
        }

        private static Optional<JsonNode> parse(byte[] payload, ObjectMapper mapper) {
            try {
                return Optional.ofNullable(mapper.readTree(payload)).filter(tree -> !tree.isMissingNode());
            } catch (IOException notJson) {
                return Optional.empty();
            }
        }
    }

    static LetterView of(LetterContent content, ObjectMapper mapper) {
        byte[] payload = content.payload();
        return new LetterView(
                content.letter(),
                payload == null ? null : PayloadView.of(payload, content.payloadBytes(), mapper),
                content.headers().stream().map(HeaderView::of).toList(),
                content.decisions());
    }
}
