package io.slotkeeper.inventory.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.slotkeeper.inventory.application.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the token says. */
@RequestScoped
class Caller {
    private static final String DEFAULT_PROJECT = "default";

    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    Origin origin() {
        return new Origin(identity.getPrincipal().getName(), project(), null);
    }

    String project() {
        String project =
                identity.getPrincipal() instanceof JsonWebToken token ? token.<String>getClaim("project") : null;
        return project == null ? DEFAULT_PROJECT : project;
    }
}
