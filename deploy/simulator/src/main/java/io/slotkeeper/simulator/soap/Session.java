package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.vim.ArrayOf;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.ManagedObjects;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One login, with what was made in it. */
final class Session {
    static final MoRef DEFAULT_COLLECTOR = new MoRef("PropertyCollector", "propertyCollector");

    private final String key;
    private final String user;
    private final Instant loginTime;
    private final Map<MoRef, View> views = new ConcurrentHashMap<>();
    private final Map<MoRef, Collector> collectors = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Instant lastActive;
    private volatile boolean open = true;

    Session(String key, String user, Instant loginTime) {
        this.key = key;
        this.user = user;
        this.loginTime = loginTime;
        this.lastActive = loginTime;
        collectors.put(DEFAULT_COLLECTOR, new Collector(this));
    }

    String key() {
        return key;
    }

    Instant lastActive() {
        return lastActive;
    }

    Session active(Instant now) {
        lastActive = now;
        return this;
    }

    /** Calls that are being answered: a session with a waiting call is not idle. */
    int calls() {
        return calls.get();
    }

    void callStarts() {
        calls.incrementAndGet();
    }

    void callEnds(Instant now) {
        lastActive = now;
        calls.decrementAndGet();
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        views.clear();
        collectors.clear();
    }

    MoRef newRef(String type) {
        return new MoRef(type, "session[%s]%s".formatted(key, UUID.randomUUID()));
    }

    MoRef add(View view) {
        MoRef ref = newRef("ContainerView");
        views.put(ref, view);
        return ref;
    }

    /**
     * @throws Refused ManagedObjectNotFound
     */
    void removeView(MoRef view) {
        if (views.remove(view) == null) {
            throw Refused.notFound(view);
        }
    }

    MoRef addCollector() {
        MoRef ref = newRef("PropertyCollector");
        collectors.put(ref, new Collector(this));
        return ref;
    }

    /**
     * @throws Refused ManagedObjectNotFound
     */
    Collector collector(MoRef ref) {
        Collector collector = collectors.get(ref);
        if (collector == null) {
            throw Refused.notFound(ref);
        }
        return collector;
    }

    void removeCollector(MoRef ref) {
        collector(ref).cancel();
        collectors.remove(ref);
    }

    /**
     * @throws Refused ManagedObjectNotFound
     */
    void destroyFilter(MoRef filter) {
        if (collectors.values().stream().noneMatch(collector -> collector.removeFilter(filter))) {
            throw Refused.notFound(filter);
        }
    }

    /** Objects of the session first, then those of the fleet. */
    @Nullable
    DataObject find(Snapshot at, MoRef ref) {
        View view = views.get(ref);
        if (view != null) {
            return view.object(at);
        }
        return switch (ref.type()) {
            case "SessionManager" -> DataObject.of("SessionManager").lazily("currentSession", this::userSession);
            case "PropertyCollector" -> collectors.containsKey(ref) ? DataObject.of("PropertyCollector") : null;
            case "ViewManager" -> DataObject.of("ViewManager").lazily("viewList", () -> ArrayOf.refs(views.keySet()));
            case "ServiceInstance" ->
                DataObject.of("ServiceInstance")
                        .lazily("content", () -> ServiceContent.of(at))
                        .lazily("serverClock", () -> lastActive);
            default -> ManagedObjects.find(at, ref);
        };
    }

    DataObject userSession() {
        return DataObject.of("UserSession")
                .with("key", key)
                .with("userName", user)
                .with("fullName", user)
                .with("loginTime", loginTime)
                .with("lastActiveTime", lastActive)
                .with("locale", "en")
                .with("messageLocale", "en");
    }
}
