package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.Announcements;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Announces through the outbox: the state first, then each change of it. */
@ApplicationScoped
class OutboxAnnouncements implements Announcements {
    private final Outbox outbox;

    @Inject
    OutboxAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void hostChanged(Host host, List<HostChange> changes, Origin origin) {
        publish(host, origin, Topics.HOSTS, Topics.HOST_STATE, HostStateV1.of(host));
        for (HostChange change : changes) {
            publish(host, origin, Topics.CHANGES, Topics.type(change.kind()), ChangeV1.of(host, change));
        }
    }

    @Override
    public void vmChanged(Vm vm, Origin origin) {
        String id = vm.id().value();
        outbox.publish(new Publication(
                Ids.next(),
                Topics.VMS,
                id,
                Topics.VM_STATE,
                id,
                vm.project(),
                origin.correlationId(),
                VmStateV1.of(vm)));
    }

    private void publish(Host host, Origin origin, String topic, String type, Object data) {
        String id = host.id().value();
        outbox.publish(new Publication(Ids.next(), topic, id, type, id, host.project(), origin.correlationId(), data));
    }
}
