package io.slotkeeper.inventory.api;

import io.quarkus.security.UnauthorizedException;
import io.slotkeeper.messaging.problem.Problems;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a call without credentials; the problem extension's own mapper does not fit this version of Quarkus. */
class Unauthenticated {
    private static final int STATUS = 401;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = Priorities.AUTHENTICATION)
    Response answer(UnauthorizedException refused) {
        return Response.fromResponse(
                        Problems.of("unauthenticated", STATUS, "Who are you?", "The request has no valid credentials")
                                .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
