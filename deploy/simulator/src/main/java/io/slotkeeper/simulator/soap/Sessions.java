package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in. A session that ends takes its views, filters and paging tokens with it. */
public final class Sessions {
    private final Clock clock;
    private final Duration idle;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Runnable ended;

    /**
     * @param ended is told after sessions have ended, to wake their waiting calls
     */
    Sessions(Clock clock, Duration idle, Runnable ended) {
        this.clock = clock;
        this.idle = idle;
        this.ended = ended;
    }

    Session open(String user) {
        Session session = new Session(UUID.randomUUID().toString(), user, clock.instant());
        sessions.put(session.key(), session);
        return session;
    }

    /** The session, which is active with this; empty if there is none or it has been idle for too long. */
    Optional<Session> use(Optional<String> key) {
        Optional<Session> session = key.map(sessions::get);
        session.filter(this::isIdle).ifPresent(this::close);
        return session.filter(Session::isOpen).map(used -> used.active(clock.instant()));
    }

    private boolean isIdle(Session session) {
        return session.calls() == 0
                && Duration.between(session.lastActive(), clock.instant()).compareTo(idle) > 0;
    }

    void close(Session session) {
        sessions.remove(session.key());
        session.close();
        ended.run();
    }

    /** Ends all sessions now, as a restart of the server's session service does. */
    public void expireAll() {
        List<Session> all = new ArrayList<>(sessions.values());
        sessions.clear();
        all.forEach(Session::close);
        ended.run();
    }

    /** Ends what has been idle for too long; to be called once in a while. */
    void tick() {
        sessions.values().stream().filter(this::isIdle).toList().forEach(this::close);
    }

    public int count() {
        return sessions.size();
    }

    static Refused notAuthenticated(MoRef object) {
        return new Refused(
                "NotAuthenticated",
                "The session is not authenticated.",
                Map.of("object", object, "privilegeId", "System.View"));
    }
}
