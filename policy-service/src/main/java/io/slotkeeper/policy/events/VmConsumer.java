package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.FollowInventory;
import io.slotkeeper.policy.domain.facts.Vm;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows {@code slotkeeper.inventory.vms}. Twice, late and out of order are all harmless: the newest revision wins. */
@ApplicationScoped
class VmConsumer implements EventHandler {

    private static final String CHANNEL = "inventory-vms";

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

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        if (event.data() == null) {
            inventory.vmGone(Wire.required(event.key(), "key"));
        } else if (event.type().equals("slotkeeper.inventory.vm-state.v1")) {
            VmStateV1 state = event.dataAs(VmStateV1.class, json);
            Vm vm = state.toVm();
            inventory.vmSeen(
                    state.project() == null ? event.project() : state.project(),
                    Wire.required(vm.revision(), "revision"),
                    vm);
        }
    }
}
