package io.slotkeeper.assignment.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.slotkeeper.messaging.problem.Problems;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers callers without valid credentials. The mapper of quarkus-resteasy-problem 3.21.0 reads a field of Quarkus's
 * challenge that 3.32.2 no longer has, and would answer 500.
 */
class UnauthenticatedMapper {
    private static final int UNAUTHORIZED = 401;
    private static final int BEFORE_THE_LIBRARY = Priorities.AUTHENTICATION;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    Response unauthorized(UnauthorizedException refused) {
        return challenge();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    Response failed(AuthenticationFailedException refused) {
        return challenge();
    }

    private static Response challenge() {
        Response problem = Problems.of(
                        "unauthenticated",
                        UNAUTHORIZED,
                        "Unauthorized",
                        "A valid bearer token is needed to call this API.")
                .toResponse();
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
