package io.slotkeeper.launcher.door;

import java.time.Duration;

/** Signs a bearer token that the services accept. */
@FunctionalInterface
public interface TokenSource {
    String mint(String subject, String role, Duration validity);
}
