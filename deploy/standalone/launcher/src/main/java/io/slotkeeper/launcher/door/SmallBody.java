package io.slotkeeper.launcher.door;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the few bytes that the door's own pages take; more than {@value #MOST} fail. */
final class SmallBody {
    static final int MOST = 4096;

    private SmallBody() {}

    static Future<Buffer> read(HttpServerRequest request) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        request.handler(part -> {
            if (read.length() + part.length() > MOST) {
                whole.tryFail("the body is larger than " + MOST + " bytes");
            } else {
                read.appendBuffer(part);
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(read));
        return whole.future();
    }

    /** A field of a body that a form sent, URL-encoded. */
    static Optional<String> formField(Buffer body, String name) {
        String prefix = name + "=";
        for (String field : body.toString(StandardCharsets.UTF_8).split("&", -1)) {
            if (field.startsWith(prefix)) {
                return decode(field.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
