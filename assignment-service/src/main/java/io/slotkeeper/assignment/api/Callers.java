package io.slotkeeper.assignment.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.slotkeeper.assignment.application.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller by the verified token. */
@ApplicationScoped
class Callers {
    private static final String PROJECT_CLAIM = "project";
    private static final String DEFAULT_PROJECT = "default";

    private final SecurityIdentity identity;

    @Inject
    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    Caller current() {
        boolean overseer = identity.hasRole("operator") || identity.hasRole("admin");
        return new Caller(identity.getPrincipal().getName(), project(), overseer, null, null);
    }

    private String project() {
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(PROJECT_CLAIM) : null;
        return claim == null ? DEFAULT_PROJECT : claim.toString();
    }
}
