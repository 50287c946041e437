package io.slotkeeper.messaging.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers callers without valid credentials. The mapper of quarkus-resteasy-problem 3.21.0 reads a field of Quarkus's
 * challenge that 3.32.2 no longer has, and would answer 500.
 */
public class Unauthenticated {
    private static final int STATUS = 401;
    static final int BEFORE_THE_LIBRARY = Priorities.AUTHENTICATION - 1;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = Unauthenticated.BEFORE_THE_LIBRARY)
    public Response missing(UnauthorizedException refused) {
        return challenge();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = Unauthenticated.BEFORE_THE_LIBRARY)
    public Response invalid(AuthenticationFailedException refused) {
        return challenge();
    }

    private static Response challenge() {
        Response problem = Problems.of(
                        "unauthenticated", STATUS, "Unauthorized", "A valid bearer token is needed to call this API.")
                .toResponse();
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
