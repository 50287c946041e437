package io.slotkeeper.messaging.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that announces more bytes than {@code quarkus.http.limits.max-body-size} allows. The platform refuses
 * it too, but before any exception mapper and without a word.
 */
@ApplicationScoped
class BodyTooLarge {
    private static final int STATUS = 413;
    private static final int BEFORE_THE_PLATFORM = 1000;

    private final long mostBytes;

    @Inject
    BodyTooLarge(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.mostBytes = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_PLATFORM);
    }

    private void check(RoutingContext request) {
        if (announced(request.request().getHeader("content-length")) <= mostBytes) {
            request.next();
            return;
        }
        String code = "body-too-large";
        request.response()
                .setStatusCode(STATUS)
                .putHeader("content-type", "application/problem+json")
                .putHeader("connection", "close")
                .end(new JsonObject()
                        .put("type", Problems.type(code).toString())
                        .put("status", STATUS)
                        .put("title", "The body is too large")
                        .put("detail", "This service reads bodies of up to " + mostBytes + " bytes; send less at once.")
                        .put(Problems.CODE, code)
                        .toBuffer());
    }

    private static long announced(@Nullable String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
