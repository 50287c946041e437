package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code hardware.pciDevice} (HostPciDevice). Its {@code bus}, {@code slot} and {@code function} are signed
 * bytes and are not read: {@code id} says the same without the trap.
 *
 * @param parentBridge null for a device at the root
 * @param slot the label of the slot in the chassis, where the server knows it (9.0)
 */
record PciDevice(
        PciAddress address,
        DeviceIdentity identity,
        DeviceNames names,
        @Nullable PciAddress parentBridge,
        @Nullable String slot) {
    /** What a bridge, which has no subsystem, says. */
    private static final List<String> NO_SUBSYSTEM = List.of("0000", "ffff");

    /** Sorted by address. One entry that cannot be understood spoils them all: without it a group would look smaller. */
    static List<PciDevice> all(VimValue array) {
        return List.copyOf(Wire.distinct(Wire.elements(array).map(PciDevice::of), PciDevice::address)
                .values());
    }

    static PciDevice of(VimValue entry) {
        PciAddress address = Wire.requiredAddress(entry, "id");
        String subvendor = subsystem(entry, "subVendorId");
        return new PciDevice(
                address,
                new DeviceIdentity(
                        Wire.hex16(entry, "vendorId"),
                        Wire.hex16(entry, "deviceId"),
                        subvendor,
                        subvendor == null ? null : Wire.hex16(entry, "subDeviceId"),
                        null,
                        Wire.hex16(entry, "classId")),
                new DeviceNames(name(entry, "vendorName"), name(entry, "deviceName"), name(entry, "deviceClassName")),
                Wire.address(entry, "parentBridge").orElse(null),
                slot(entry));
    }

    private static @Nullable String subsystem(VimValue entry, String member) {
        return Optional.of(Wire.hex16(entry, member))
                .filter(id -> !NO_SUBSYSTEM.contains(id))
                .orElse(null);
    }

    private static @Nullable String name(VimValue entry, String member) {
        return Wire.text(entry, member).filter(name -> !name.isBlank()).orElse(null);
    }

    /** The number, as lspci says it too; -1, 0 and 4294967295 stand for none. */
    private static @Nullable String slot(VimValue entry) {
        return Wire.number(entry, "physicalSlot")
                .filter(number -> number > 0 && number < 0xffff_ffffL)
                .map(String::valueOf)
                .or(() -> Wire.text(entry, "slotDescription"))
                .orElse(null);
    }
}
