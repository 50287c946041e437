package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** Which product a function is, by the ids of its configuration space; four hexadecimal digits each, revision two. */
public record DeviceIdentity(
        String vendorId,
        String deviceId,
        @Nullable String subvendorId,
        @Nullable String subdeviceId,
        @Nullable String pciRevision,
        @Nullable String classId) {
    private static final String BRIDGES = "06";

    public DeviceIdentity(String vendorId, String deviceId) {
        this(vendorId, deviceId, null, null, null, null);
    }

    /** Class 06xx: part of the bus itself, never given to a virtual machine and never a group's member. */
    public boolean bridge() {
        return classId != null && classId.startsWith(BRIDGES);
    }

    /** Whether both can be the same card: two sources that disagree on this describe different ones. */
    boolean sameDevice(DeviceIdentity other) {
        return vendorId.equals(other.vendorId) && deviceId.equals(other.deviceId);
    }

    DeviceIdentity orElse(DeviceIdentity other) {
        return new DeviceIdentity(
                vendorId,
                deviceId,
                First.of(subvendorId, other.subvendorId),
                First.of(subdeviceId, other.subdeviceId),
                First.of(pciRevision, other.pciRevision),
                First.of(classId, other.classId));
    }
}
