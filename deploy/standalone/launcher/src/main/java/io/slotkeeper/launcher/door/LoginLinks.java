package io.slotkeeper.launcher.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login links that were handed out: each is good once, for five minutes. */
final class LoginLinks {
    static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private record Link(String role, Instant until) {}

    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Clock clock;

    LoginLinks(Clock clock) {
        this.clock = clock;
    }

    /** A new code for a login with that role. */
    synchronized String issue(String role) {
        links.values().removeIf(this::isOver);
        if (links.size() >= MOST) {
            links.remove(links.keySet().iterator().next());
        }
        String code = RandomCode.next();
        links.put(code, new Link(role, clock.instant().plus(VALIDITY)));
        return code;
    }

    /** The role that the code would log in with; looking does not use it up. */
    synchronized Optional<String> look(@Nullable String code) {
        return Optional.ofNullable(code)
                .map(links::get)
                .filter(link -> !isOver(link))
                .map(Link::role);
    }

    /** The role that the code logs in with, once. */
    synchronized Optional<String> spend(@Nullable String code) {
        Optional<String> role = look(code);
        links.remove(code);
        return role;
    }

    private boolean isOver(Link link) {
        return !clock.instant().isBefore(link.until());
    }
}
