package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The text of an import: at most 5 MiB of UTF-8, with or without a byte order mark. */
final class ImportBody {

    /** The most bytes that are read; the platform's own limit is a little higher, so that this one speaks first. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private ImportBody() {}

    static String read(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the body did not arrive", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw HttpProblem.builder(ProblemCode.BODY_TOO_LARGE.problem(
                            "An import has at most " + MOST_BYTES + " bytes; send the list in parts, with mode=merge."))
                    .withHeader("Connection", "close")
                    .build();
        }
        String text = decoded(bytes);
        refuseControlCharacters(text);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemCode.NOT_UTF_8.problem(
                    "The bytes are not UTF-8. Save the table as \"CSV UTF-8\" and send it again.");
        }
    }

    private static void refuseControlCharacters(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                line++;
            } else if (character < ' ' && character != '\r' && character != '\t') {
                throw ProblemCode.CONTROL_CHARACTER.problem(
                        "Line " + line + " has the control character " + (int) character + ".", Map.of("line", line));
            }
        }
    }
}
