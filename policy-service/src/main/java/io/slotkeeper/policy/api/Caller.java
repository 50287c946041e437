package io.slotkeeper.policy.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whose request this is. */
@ApplicationScoped
class Caller {

    private static final String DEFAULT_PROJECT = "default";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who is recorded as having done what is done now. */
    String actor() {
        return identity.getPrincipal().getName();
    }

    /** The project that the token names; tokens without one belong to the default project. */
    String project() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim("project").orElse(DEFAULT_PROJECT)
                : DEFAULT_PROJECT;
    }
}
