package io.slotkeeper.simulator.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device of the host's in the hands of a virtual machine; what every virtual machine has is not listed. */
public sealed interface VmDevice {
    /** Unique in its virtual machine. */
    int key();

    /** Where the host's device is, if one is named. */
    @Nullable
    PciAddress address();

    /**
     * One device of one host, named when it was added.
     *
     * @param deviceId as the client wrote it, in hex
     */
    record Fixed(int key, PciAddress address, String deviceId, int vendor, String systemId) implements VmDevice {}

    /** Any of some kinds of device; the host assigns one at power-on. */
    record Dynamic(int key, List<PciId> allowed, @Nullable String label, @Nullable PciAddress address)
            implements VmDevice {}

    record Vgpu(int key, String profile) implements VmDevice {
        @Override
        public @Nullable PciAddress address() {
            return null;
        }
    }

    record SriovNic(int key, PciAddress physicalFunction, @Nullable PciAddress address) implements VmDevice {}
}
