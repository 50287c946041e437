package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a virtual machine. One whose configuration cannot be read just now, because its datastore is away or
 * the account has lost a right, keeps its identity and its devices: they do not become free by that.
 */
final class Machine {
    private static final PassthroughDevices NO_DEVICES = new PassthroughDevices(List.of(), Map.of());

    private final String object;
    private final SourceName source;
    private final Known known = new Known(VmProperties.ALL);
    private @Nullable VmId id;
    private @Nullable PassthroughDevices devices;

    Machine(String object, SourceName source) {
        this.object = object;
        this.source = source;
    }

    void take(ObjectUpdate update) {
        known.take(update);
        if (configured() && !known.misses(VmProperties.INSTANCE_UUID)) {
            id = VmIds.of(known.get(VmProperties.INSTANCE_UUID), source, object);
        }
        if (configured() && !known.misses(VmProperties.DEVICES)) {
            devices = known.get(VmProperties.DEVICES).orElse(NO_DEVICES);
        }
    }

    String object() {
        return object;
    }

    Known known() {
        return known;
    }

    /** Whether its configuration can be read now; one that is being created has none yet. */
    boolean configured() {
        return known.get(VmProperties.HARDWARE_VERSION).isPresent()
                || known.get(VmProperties.INSTANCE_UUID).isPresent();
    }

    /** Empty until its configuration was read for the first time. */
    Optional<VmId> id() {
        return Optional.ofNullable(id);
    }

    /** Empty where they could never be read. */
    Optional<PassthroughDevices> devices() {
        return Optional.ofNullable(devices);
    }

    Optional<String> host() {
        return known.get(VmProperties.HOST).map(ManagedObject::id);
    }

    boolean on() {
        return known.get(VmProperties.POWER).filter("poweredOn"::equals).isPresent();
    }
}
