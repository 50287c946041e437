package io.slotkeeper.messaging.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real tokens, one per role, minted by the running engine; the subject is {@code local-<role>}. */
public final class TestTokens {
    public static final List<String> ROLES = List.of("viewer", "requester", "approver", "operator", "admin");

    private TestTokens() {}

    /** The value of an Authorization header for that role. */
    public static String bearer(String role) {
        return "Bearer " + token(role);
    }

    public static String token(String role) {
        try {
            return Files.readString(Path.of(System.getProperty(EngineResource.DIRECTORY), "tokens", role))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no token for the role " + role, e);
        }
    }
}
