package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Publication;
import org.jspecify.annotations.Nullable;

/** Records of the state topics. */
final class States {
    private States() {}

    static Publication of(Host host, @Nullable String correlationId) {
        String id = host.id().value();
        return new Publication(
                Ids.next(),
                Topics.HOSTS,
                id,
                Topics.HOST_STATE,
                id,
                host.project(),
                correlationId,
                HostStateV1.of(host));
    }

    static Publication of(Vm vm, @Nullable String correlationId) {
        String id = vm.id().value();
        return new Publication(
                Ids.next(), Topics.VMS, id, Topics.VM_STATE, id, vm.project(), correlationId, VmStateV1.of(vm));
    }
}
