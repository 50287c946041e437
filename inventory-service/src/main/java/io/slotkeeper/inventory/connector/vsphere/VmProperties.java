package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import java.util.List;

/** What is read of a {@code VirtualMachine}. */
final class VmProperties {
    static final Property<String> NAME = Property.text("name");
    static final Property<ManagedObject> HOST = Property.of("runtime.host", HostProperties::reference);
    static final Property<String> POWER = Property.text("runtime.powerState");
    static final Property<String> FAULT_TOLERANCE = Property.text("runtime.faultToleranceState");
    static final Property<String> RECORD_REPLAY = Property.text("runtime.recordReplayState");
    /** Whether there are any; unset without. */
    static final Property<Boolean> SNAPSHOTS = Property.of("snapshot", tree -> true);

    static final Property<String> INSTANCE_UUID = Property.text("config.instanceUuid");
    static final Property<String> UUID = Property.text("config.uuid");
    static final Property<String> HARDWARE_VERSION = Property.text("config.version");
    static final Property<Long> MEMORY_MB = Property.number("config.hardware.memoryMB");
    static final Property<PassthroughDevices> DEVICES = Property.of("config.hardware.device", PassthroughDevices::of);
    static final Property<Long> RESERVED_MB =
            Property.of("config.memoryAllocation", allocation -> Wire.number(allocation, "reservation")
                    .orElse(0L));
    static final Property<Boolean> RESERVATION_LOCKED =
            Property.flag("config.memoryReservationLockedToMax").since(ApiVersion.V5_0);
    static final Property<Boolean> CPU_HOT_ADD = Property.flag("config.cpuHotAddEnabled");
    static final Property<Boolean> MEMORY_HOT_ADD = Property.flag("config.memoryHotAddEnabled");

    /** Since 8.0.1.0; a server that does not have it yet says so, and it is left out. */
    static final Property<Boolean> FIXED_HOT_PLUG =
            Property.flag("config.fixedPassthruHotPlugEnabled").since(ApiVersion.V8_0);

    static final List<Property<?>> ALL = List.of(
            NAME,
            HOST,
            POWER,
            FAULT_TOLERANCE,
            RECORD_REPLAY,
            SNAPSHOTS,
            INSTANCE_UUID,
            UUID,
            HARDWARE_VERSION,
            MEMORY_MB,
            DEVICES,
            RESERVED_MB,
            RESERVATION_LOCKED,
            CPU_HOT_ADD,
            MEMORY_HOT_ADD,
            FIXED_HOT_PLUG);

    private VmProperties() {}
}
