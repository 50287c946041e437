package io.slotkeeper.launcher.door;

import java.util.OptionalInt;

/** Where the services listen right now. */
@FunctionalInterface
public interface Backends {
    /** The loopback port of the service, or nothing while it does not run. */
    OptionalInt port(String service);
}
