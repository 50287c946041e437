package io.slotkeeper.notifier.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.slotkeeper.notifier.domain.Reader;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, as the owner of an inbox. */
@RequestScoped
class Readers {
    private static final String PROJECT = "project";
    private static final String DEFAULT_PROJECT = "default";

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Readers(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    Reader caller() {
        Object project = token.getClaim(PROJECT);
        return new Reader(
                project == null ? DEFAULT_PROJECT : project.toString(),
                identity.getPrincipal().getName(),
                identity.getRoles());
    }
}
