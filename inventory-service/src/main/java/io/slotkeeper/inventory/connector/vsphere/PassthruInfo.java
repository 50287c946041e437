package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Sriov;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code config.pciPassthruInfo} (HostPciPassthruInfo). Entries that can do SR-IOV are of the subtype
 * HostSriovInfo; a subtype that is not known is read as what it extends.
 *
 * @param sriov what it says as a physical function; null where it cannot have virtual ones
 */
record PassthruInfo(PciAddress address, Passthrough passthrough, @Nullable Sriov sriov) {
    static List<PassthruInfo> all(VimValue array) {
        return List.copyOf(Wire.distinct(Wire.elements(array).map(PassthruInfo::of), PassthruInfo::address)
                .values());
    }

    boolean hasVirtualFunctions() {
        return sriov != null && Boolean.TRUE.equals(sriov.active());
    }

    static PassthruInfo of(VimValue entry) {
        Optional<Boolean> capable = Wire.flag(entry, "passthruCapable");
        Optional<Boolean> enabled = Wire.flag(entry, "passthruEnabled");
        Optional<Boolean> active = Wire.flag(entry, "passthruActive");
        return new PassthruInfo(
                Wire.requiredAddress(entry, "id"),
                new Passthrough(
                        capable.orElse(null),
                        active.map(is -> is ? DeviceContext.PASSTHROUGH : DeviceContext.HOST)
                                .orElse(null),
                        pending(capable, enabled, active),
                        Wire.address(entry, "dependentDevice").orElse(null),
                        null),
                sriov(entry));
    }

    /**
     * What is wanted and what is differ until the host reboots. What is wanted of a function that is not capable never
     * comes: that is a record of another card at the same address, and nothing to wait for.
     */
    private static @Nullable Pending pending(
            Optional<Boolean> capable, Optional<Boolean> enabled, Optional<Boolean> active) {
        if (enabled.isEmpty() || active.isEmpty() || enabled.equals(active)) {
            return null;
        }
        if (active.get()) {
            return Pending.TO_HOST;
        }
        return capable.orElse(true) ? Pending.TO_PASSTHROUGH : null;
    }

    private static @Nullable Sriov sriov(VimValue entry) {
        if (!Wire.flag(entry, "sriovCapable").orElse(false)) {
            return null;
        }
        return new Sriov(
                Sriov.Role.PHYSICAL,
                null,
                Wire.flag(entry, "sriovEnabled").orElse(null),
                Wire.flag(entry, "sriovActive").orElse(null),
                count(entry, "numVirtualFunction"),
                count(entry, "maxVirtualFunctionSupported"));
    }

    private static @Nullable Integer count(VimValue entry, String member) {
        return Wire.number(entry, member)
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(null);
    }
}
