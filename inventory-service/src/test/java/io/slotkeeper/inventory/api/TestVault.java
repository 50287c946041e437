package io.slotkeeper.inventory.api;

import io.quarkus.credentials.CredentialsProvider;
import io.slotkeeper.simulator.SimulatorOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** A vault, as the platform knows them. */
@ApplicationScoped
@Named("test-vault")
public class TestVault implements CredentialsProvider {
    public static final String PASSWORD = "correct-horse-battery-staple";

    @Override
    public Map<String, String> getCredentials(String name) {
        if (name.equals("broken")) {
            throw new IllegalStateException("the vault is sealed; the key was " + PASSWORD);
        }
        String user = name.equals("simulator") ? SimulatorOptions.USER : "reader";
        return Map.of(USER_PROPERTY_NAME, user, PASSWORD_PROPERTY_NAME, PASSWORD);
    }
}
