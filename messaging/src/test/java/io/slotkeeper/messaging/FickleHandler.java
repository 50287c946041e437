package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler that refuses what it is told to refuse, answers the rest, and remembers what it applied. */
@ApplicationScoped
public class FickleHandler implements EventHandler {
    public static final String CHANNEL = "fickle";
    public static final String TYPE = "test.fickle.v1";
    static final String OUT = "slotkeeper.policy.rulesets";

    private final Outbox outbox;
    private final List<String> applied = new CopyOnWriteArrayList<>();
    private volatile boolean refusing = true;

    FickleHandler(Outbox outbox) {
        this.outbox = outbox;
    }

    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public long applied(String event) {
        return applied.stream().filter(event::equals).count();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void apply(EventEnvelope event) {
        outbox.publish(new Publication(
                Ids.next(), OUT, event.id(), "test.fickle-answered.v1", event.id(), "default", event.id(), Map.of()));
        if (refusing) {
            throw new PoisonException("not today");
        }
        applied.add(event.id());
    }
}
