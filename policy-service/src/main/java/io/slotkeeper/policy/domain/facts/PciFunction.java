package io.slotkeeper.policy.domain.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One PCI function of a host as inventory last saw it. Ids are lower-case hex; absent ones are null.
 *
 * @param pciRevision two digits
 * @param classId base class and subclass, four digits
 * @param divided whether it has virtual functions (SR-IOV) now, by its own word or by that of one of them
 * @param physicalFunction the address of the physical function that a virtual one belongs to; null for any other
 * @param traits null in facts that were stored before they were told
 * @param givenAs how somebody assumes that it is given to a VM; null where it goes by what it is
 */
public record PciFunction(
        String address,
        String vendorId,
        String deviceId,
        @Nullable String subvendorId,
        @Nullable String subdeviceId,
        @Nullable String pciRevision,
        @Nullable String classId,
        String name,
        boolean assignable,
        String contextGroup,
        @Nullable String holderGroup,
        Context context,
        @Nullable Long contextRevision,
        Pending pending,
        boolean lost,
        HostDriver hostDriver,
        Capability capability,
        boolean divided,
        @Nullable String physicalFunction,
        List<HostUse> hostUses,
        @Nullable ObservedHolder observedHolder,
        @Nullable DeviceTraits traits,
        @Nullable DeviceKind givenAs) {

    public PciFunction {
        hostUses = List.copyOf(hostUses);
        traits = traits == null ? DeviceTraits.UNKNOWN : traits;
    }

    /** The same function, seen on a VM of which more or less is known. */
    public PciFunction withHolder(@Nullable ObservedHolder holder) {
        return copy(hostUses, holder, givenAs);
    }

    /** The same function, given to a VM in a way that somebody assumes. */
    public PciFunction givenAs(DeviceKind kind) {
        return copy(hostUses, observedHolder, kind);
    }

    private PciFunction copy(List<HostUse> uses, @Nullable ObservedHolder holder, @Nullable DeviceKind kind) {
        return new PciFunction(
                address,
                vendorId,
                deviceId,
                subvendorId,
                subdeviceId,
                pciRevision,
                classId,
                name,
                assignable,
                contextGroup,
                holderGroup,
                context,
                contextRevision,
                pending,
                lost,
                hostDriver,
                capability,
                divided,
                physicalFunction,
                uses,
                holder,
                traits,
                kind);
    }

    public DeviceTraits told() {
        return traits == null ? DeviceTraits.UNKNOWN : traits;
    }

    /** How it is given to a VM: what is asked for by its address is fixed, unless it is a virtual function. */
    public DeviceKind kind() {
        if (givenAs != null) {
            return givenAs;
        }
        return physicalFunction == null ? DeviceKind.FIXED : DeviceKind.SRIOV_VF;
    }

    /** The same function, which the host uses for something else or for nothing. */
    public PciFunction withUses(List<HostUse> uses) {
        return copy(uses, observedHolder, givenAs);
    }

    /** Vendor and device as people write them: {@code 8086:10c6}. */
    public String ids() {
        return vendorId + ":" + deviceId;
    }

    /** Name and ids, for sentences. */
    public String inWords() {
        return name.isBlank() ? ids() : name + " (" + ids() + ")";
    }
}
