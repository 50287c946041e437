package io.slotkeeper.messaging.operations;

import io.quarkus.security.identity.SecurityIdentity;
import io.slotkeeper.messaging.DeadLetterDesk.Operator;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The operator by the verified token: an admin sees every project, an operator the project of the token. */
@RequestScoped
public class OperatorOfCall {
    private static final String DEFAULT_PROJECT = "default";

    private final SecurityIdentity identity;

    @Inject
    OperatorOfCall(SecurityIdentity identity) {
        this.identity = identity;
    }

    Operator current() {
        return new Operator(identity.getPrincipal().getName(), identity.hasRole("admin") ? null : project());
    }

    private String project() {
        @Nullable
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("project") : null;
        return claim == null ? DEFAULT_PROJECT : claim.toString();
    }
}
