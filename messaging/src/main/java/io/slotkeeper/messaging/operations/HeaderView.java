package io.slotkeeper.messaging.operations;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A header of a record: as text where it is UTF-8, as Base64 otherwise; neither where it has no value.
 *
 * @param truncated whether only its beginning is shown
 */
public record HeaderView(String name, @Nullable String text, @Nullable String base64, boolean truncated) {
    /** So much of a header is shown, in bytes. */
    private static final int SHOWN_BYTES = 4096;

    private static final int NAME_LENGTH = 1000;

    static HeaderView of(Header header) {
        String name =
                header.key().substring(0, Math.min(NAME_LENGTH, header.key().length()));
        byte[] value = header.value();
        if (value == null) {
            return new HeaderView(name, null, null, false);
        }
        boolean truncated = value.length > SHOWN_BYTES;
        byte[] shown = truncated ? Arrays.copyOf(value, SHOWN_BYTES) : value;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(shown))
                    .toString();
            return new HeaderView(name, text, null, truncated);
        } catch (CharacterCodingException notText) {
            return new HeaderView(name, null, Base64.getEncoder().encodeToString(shown), truncated);
        }
    }
}
