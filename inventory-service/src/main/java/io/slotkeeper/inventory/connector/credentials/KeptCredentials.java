package io.slotkeeper.inventory.connector.credentials;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as they are kept.
 *
 * @param host the only server that they are for, with or without a port; null when they do not say. Whoever may set
 *     sources up could otherwise have them sent to a server of his own
 */
record KeptCredentials(String user, String password, @Nullable String host) {
    /** The credentials, if they are for that server. */
    Credentials forServer(String name, URI url) {
        if (host != null && !host.strip().toLowerCase(Locale.ROOT).equals(named(url))) {
            throw new CredentialsMissing("The credentials %s are for %s and for no other server".formatted(name, host));
        }
        return new Credentials(user, password);
    }

    private String named(URI url) {
        String server = url.getHost().toLowerCase(Locale.ROOT);
        return host != null && host.matches(".*:\\d+\\s*")
                ? server + ":" + (url.getPort() < 0 ? 443 : url.getPort())
                : server;
    }

    @Override
    public String toString() {
        return "KeptCredentials[user=" + user + ", host=" + host + "]";
    }
}
