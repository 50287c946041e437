package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.ChangeKind;
import java.util.Locale;

/** Where inventory publishes what; see contracts/asyncapi.yaml. */
final class Topics {
    static final String HOSTS = "slotkeeper.inventory.hosts";
    static final String HOST_STATE = "slotkeeper.inventory.host-state.v1";
    static final String VMS = "slotkeeper.inventory.vms";
    static final String VM_STATE = "slotkeeper.inventory.vm-state.v1";
    static final String CHANGES = "slotkeeper.inventory.changes";

    private Topics() {}

    /** The event type of a change. */
    static String type(ChangeKind kind) {
        return "slotkeeper.inventory." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
