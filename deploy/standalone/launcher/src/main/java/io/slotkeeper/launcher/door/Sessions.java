package io.slotkeeper.launcher.door;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser sessions, in memory only: at most {@value #MOST}, each for twelve hours; the oldest gives way. */
final class Sessions {
    static final Duration VALIDITY = Duration.ofHours(12);
    static final Duration TOKEN_VALIDITY = Duration.ofMinutes(5);
    static final Duration TOKEN_MARGIN = Duration.ofMinutes(1);
    static final int MOST = 500;

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final TokenSource tokens;
    private final Clock clock;

    Sessions(TokenSource tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens a session for the role's own local subject and returns its id, which nobody can guess. */
    synchronized String open(String role) {
        sessions.values().removeIf(session -> session.isOver(clock.instant()));
        if (sessions.size() >= MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        String id = RandomCode.next();
        Identity identity = new Identity("local-" + role, role);
        sessions.put(id, new Session(identity, clock.instant().plus(VALIDITY)));
        return id;
    }

    synchronized Optional<Session> find(@Nullable String id) {
        return Optional.ofNullable(id).map(sessions::get).filter(session -> !session.isOver(clock.instant()));
    }

    synchronized void close(@Nullable String id) {
        Session session = id == null ? null : sessions.remove(id);
        if (session != null) {
            session.end();
        }
    }

    String bearer(Session session) {
        return "Bearer " + session.token(tokens, clock.instant());
    }
}
