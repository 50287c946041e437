package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.HandleHostState;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hosts as inventory tells of them. An older revision that comes late changes nothing. */
@ApplicationScoped
class HostStateConsumer implements EventHandler {
    private static final String CHANNEL = "inventory-hosts";
    private static final String HOST_STATE = "slotkeeper.inventory.host-state.v1";

    private final EventIntake intake;
    private final HandleHostState hosts;
    private final ObjectMapper json;

    @Inject
    HostStateConsumer(EventIntake intake, HandleHostState hosts, ObjectMapper json) {
        this.intake = intake;
        this.hosts = hosts;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return Set.of(HOST_STATE);
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        if (event.data() == null) {
            hosts.removed(event.subject());
        } else {
            hosts.handle(state(event));
        }
    }

    /** States between two tombstones are stored together. */
    @Override
    public void applyAll(List<EventEnvelope> events) {
        List<HostState> together = new ArrayList<>();
        for (EventEnvelope event : events) {
            if (event.data() == null) {
                hosts.handle(together);
                together.clear();
                hosts.removed(event.subject());
            } else {
                together.add(state(event));
            }
        }
        hosts.handle(together);
    }

    private HostState state(EventEnvelope event) {
        try {
            return event.dataAs(HostStateWire.class, json).toDomain();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new PoisonException("not a host state: " + e.getMessage());
        }
    }
}
