package io.slotkeeper.inventory.connector.credentials;

import io.quarkus.credentials.CredentialsProvider;
import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Credentials providers of Quarkus, such as that of a vault. The bean of the reference's name is asked; where there is
 * none of that name, the only one there is. Either is given the name, to know what is wanted.
 */
final class ProvidedCredentials {
    private static final Logger LOG = Logger.getLogger(ProvidedCredentials.class);

    private final Instance<CredentialsProvider> providers;

    ProvidedCredentials(Instance<CredentialsProvider> providers) {
        this.providers = providers;
    }

    KeptCredentials read(String name) {
        Map<String, String> found = ask(provider(name), name);
        String user = found.get(CredentialsProvider.USER_PROPERTY_NAME);
        String password = found.get(CredentialsProvider.PASSWORD_PROPERTY_NAME);
        if (user == null || password == null) {
            throw new CredentialsMissing("The credentials provider knows no user and password for " + name);
        }
        return new KeptCredentials(user, password, found.get("host"));
    }

    private CredentialsProvider provider(String name) {
        Instance<CredentialsProvider> named = providers.select(NamedLiteral.of(name));
        if (named.isResolvable()) {
            return named.get();
        }
        if (!providers.isResolvable()) {
            throw new CredentialsMissing("No credentials provider is called " + name);
        }
        return providers.get();
    }

    private static Map<String, String> ask(CredentialsProvider provider, String name) {
        try {
            return provider.getCredentials(name);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "credentials provider failed: name=%s fault=%s",
                    name, e.getClass().getName());
            throw new CredentialsMissing("The credentials provider failed on %s (%s)"
                    .formatted(name, e.getClass().getSimpleName()));
        }
    }
}
