package io.slotkeeper.inventory.connector.credentials;

import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import java.util.function.UnaryOperator;

/** Two variables of the environment for each source, and perhaps a third for the only server; a change of them needs a restart of the service. */
final class CredentialsVariables {
    private static final String FORM = "SLOTKEEPER_SOURCE_%s_%s";

    private final UnaryOperator<String> environment;

    /**
     * Variables of that environment.
     *
     * @param environment gives the value of a variable; null where it is not set
     */
    CredentialsVariables(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    KeptCredentials read(String name) {
        return new KeptCredentials(
                value(name, "USERNAME"), value(name, "PASSWORD"), environment.apply(FORM.formatted(name, "HOST")));
    }

    @SuppressWarnings("NullAway") // an environment answers null for what is not set
    private String value(String name, String part) {
        String variable = FORM.formatted(name, part);
        String value = environment.apply(variable);
        if (value == null || value.isEmpty()) {
            throw new CredentialsMissing("The environment of the service has no variable " + variable);
        }
        return value;
    }
}
