package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.Vms;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of every virtual machine, also of those that their sources lost. */
@ApplicationScoped
class VmRepublisher implements Republisher {
    private final Vms vms;
    private final Outbox outbox;

    @Inject
    VmRepublisher(Vms vms, Outbox outbox) {
        this.vms = vms;
        this.outbox = outbox;
    }

    @Override
    public String topic() {
        return Topics.VMS;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<Vm> page = vms.lockPage(after, limit);
        page.forEach(vm -> outbox.publish(States.of(vm, null)));
        return page.size() < limit ? null : page.get(limit - 1).id().value();
    }
}
