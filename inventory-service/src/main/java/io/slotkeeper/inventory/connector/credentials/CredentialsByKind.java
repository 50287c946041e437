package io.slotkeeper.inventory.connector.credentials;

import io.quarkus.credentials.CredentialsProvider;
import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.CredentialsLookup;
import io.slotkeeper.inventory.domain.CredentialsReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks where the reference says. */
@ApplicationScoped
class CredentialsByKind implements CredentialsLookup {
    private final CredentialsFile files;
    private final CredentialsVariables variables;
    private final ProvidedCredentials provided;

    @Inject
    CredentialsByKind(
            @ConfigProperty(name = CredentialsFile.DIRECTORY) Optional<Path> directory,
            @Any Instance<CredentialsProvider> providers) {
        this.files = new CredentialsFile(directory);
        this.variables = new CredentialsVariables(System::getenv);
        this.provided = new ProvidedCredentials(providers);
    }

    @Override
    public Credentials lookup(CredentialsReference reference, URI url) {
        return kept(reference).forServer(reference.name(), url);
    }

    private KeptCredentials kept(CredentialsReference reference) {
        return switch (reference.kind()) {
            case FILE -> files.read(reference.name());
            case ENVIRONMENT -> variables.read(reference.name());
            case PROVIDER -> provided.read(reference.name());
        };
    }
}
