package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.Change;
import io.slotkeeper.policy.application.FollowInventory;
import io.slotkeeper.policy.application.VmSeen;
import io.slotkeeper.policy.domain.facts.Vm;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows {@code slotkeeper.inventory.vms}. Twice, late and out of order are all harmless: the newest revision wins. */
@ApplicationScoped
class VmConsumer implements EventHandler {

    private static final String CHANNEL = "inventory-vms";
    private static final Set<String> TYPES = Set.of("slotkeeper.inventory.vm-state.v1");

    private final EventIntake intake;
    private final FollowInventory inventory;
    private final ObjectMapper json;

    VmConsumer(EventIntake intake, FollowInventory inventory, ObjectMapper json) {
        this.intake = intake;
        this.inventory = inventory;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        applyAll(List.of(event));
    }

    @Override
    public void applyAll(List<EventEnvelope> events) {
        inventory.followVms(events.stream().map(this::change).toList());
    }

    private Change<VmSeen> change(EventEnvelope event) {
        if (event.data() == null) {
            return new Change.Gone<>(Wire.required(event.key(), "key"));
        }
        VmStateV1 state = event.dataAs(VmStateV1.class, json);
        Vm vm = state.toVm();
        String project = state.project() == null ? event.project() : state.project();
        return new Change.Seen<>(vm.id(), Wire.required(vm.revision(), "revision"), new VmSeen(project, vm));
    }
}
