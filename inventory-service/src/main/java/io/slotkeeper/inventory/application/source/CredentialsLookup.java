package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.CredentialsReference;
import java.net.URI;

/** Port to where users and passwords are kept. */
public interface CredentialsLookup {
    /**
     * Looks now, so that credentials can be rotated.
     *
     * @param url the server that they will be shown to
     * @throws SourceConnector.CredentialsMissing when they are not there or may not be used; it says what to do
     */
    Credentials lookup(CredentialsReference reference, URI url);
}
