package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A method call.
 *
 * @param cookie takes the key of the session that a login has opened
 */
record Call(Element request, MoRef target, Optional<Session> maybeSession, Consumer<String> cookie) {
    /**
     * @throws Refused NotAuthenticated
     */
    Session session() {
        return maybeSession.orElseThrow(() -> Sessions.notAuthenticated(target));
    }
}
