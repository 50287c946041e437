package io.slotkeeper.inventory.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.slotkeeper.messaging.problem.Problems;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a call without valid credentials. The problem extension's own mapper reads a field that this version of
 * Quarkus no longer has, and would answer 500.
 */
class Unauthenticated {
    private static final int STATUS = 401;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = Priorities.AUTHENTICATION)
    Response without(UnauthorizedException refused) {
        return answer();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = Priorities.AUTHENTICATION)
    Response invalid(AuthenticationFailedException refused) {
        return answer();
    }

    private static Response answer() {
        return Response.fromResponse(
                        Problems.of("unauthenticated", STATUS, "Who are you?", "The request has no valid credentials")
                                .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
