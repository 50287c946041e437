package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function of a host.
 *
 * @param dependsOn what changes owner with it: its own address, or that of a bridge above
 * @param capable the VMkernel could give it away
 * @param enabled it is meant to be given away
 * @param active it is given away: enabled and active differ while a reboot is pending, in both directions
 * @param numa node, or -1 where the host does not tell
 * @param physicalFunction of a virtual function only
 */
public record PciFunction(
        PciAddress address,
        PciId id,
        PciId subsystem,
        int classCode,
        String name,
        @Nullable PciAddress bridge,
        PciAddress dependsOn,
        boolean capable,
        boolean enabled,
        boolean active,
        int numa,
        @Nullable Integer physicalSlot,
        @Nullable String nic,
        @Nullable String hba,
        @Nullable String driver,
        @Nullable Sriov sriov,
        @Nullable PciAddress physicalFunction) {

    /**
     * What a physical function has of virtual ones.
     *
     * @param wanted how many virtual functions there will be after the next reboot
     * @param present how many there are
     */
    public record Sriov(int max, int wanted, int present, PciId virtualFunction) {}

    static PciFunction of(FunctionSpec spec) {
        PciId id = PciId.of(spec.id());
        Catalogue.Entry known = Catalogue.device(id);
        PciAddress address = PciAddress.of(spec.at());
        PciAddress bridge = spec.bridge() == null ? null : PciAddress.of(spec.bridge());
        int classCode = spec.classCode() == null ? known.classCode() : Integer.parseInt(spec.classCode(), 16);
        boolean capable = spec.capable() == null ? classCode >> 8 != 0x06 : spec.capable();
        String state = spec.state() == null ? "vmkernel" : spec.state();
        Sriov sriov = spec.sriov() == null
                ? null
                : new Sriov(
                        spec.sriov().max(),
                        spec.sriov().vfs(),
                        spec.sriov().vfs(),
                        PciId.of(spec.sriov().vf()));
        return new PciFunction(
                address,
                id,
                spec.sub() == null ? PciId.NONE : PciId.of(spec.sub()),
                classCode,
                spec.name() == null ? known.name() : spec.name(),
                bridge,
                dependsOn(spec.dependent(), address, bridge),
                capable,
                isOneOf(state, "wanted", "active"),
                isOneOf(state, "active", "releasing"),
                spec.numa() == null ? -1 : spec.numa(),
                spec.slot(),
                spec.nic(),
                spec.hba(),
                spec.driver(),
                sriov,
                null);
    }

    private static boolean isOneOf(String state, String one, String other) {
        if (!List.of("vmkernel", "wanted", "active", "releasing").contains(state)) {
            throw new IllegalArgumentException("A function is vmkernel, wanted, active or releasing, not " + state);
        }
        return state.equals(one) || state.equals(other);
    }

    private static PciAddress dependsOn(@Nullable String dependent, PciAddress self, @Nullable PciAddress bridge) {
        if (dependent == null) {
            return self;
        }
        if (!dependent.equals("bridge")) {
            return PciAddress.of(dependent);
        }
        if (bridge == null) {
            throw new IllegalArgumentException(self + " depends on its bridge, but has none");
        }
        return bridge;
    }

    /** The function and the virtual functions that it has now. */
    List<PciFunction> withVirtualFunctions() {
        List<PciFunction> all = new ArrayList<>();
        all.add(this);
        if (sriov != null) {
            for (int index = 0; index < sriov.present(); index++) {
                all.add(virtualFunction(address.virtualFunction(index), sriov.virtualFunction()));
            }
        }
        return all;
    }

    private PciFunction virtualFunction(PciAddress at, PciId vf) {
        String vfName = Catalogue.device(vf).name();
        return new PciFunction(
                at,
                vf,
                subsystem,
                classCode,
                vfName,
                bridge,
                at,
                true,
                true,
                true,
                numa,
                physicalSlot,
                null,
                null,
                null,
                null,
                address);
    }

    public String vendorName() {
        return Catalogue.vendor(id.vendor());
    }

    public boolean isBridge() {
        return classCode >> 8 == 0x06;
    }

    public boolean rebootPending() {
        return enabled != active || (sriov != null && sriov.wanted() != sriov.present());
    }

    PciFunction wanted(boolean wanted, boolean atOnce) {
        return with(wanted, atOnce ? wanted : active, sriov);
    }

    PciFunction wantingVirtualFunctions(int count) {
        return sriov == null
                ? this
                : with(enabled, active, new Sriov(sriov.max(), count, sriov.present(), sriov.virtualFunction()));
    }

    PciFunction rebooted() {
        Sriov after =
                sriov == null ? null : new Sriov(sriov.max(), sriov.wanted(), sriov.wanted(), sriov.virtualFunction());
        return with(enabled, enabled, after);
    }

    private PciFunction with(boolean nowEnabled, boolean nowActive, @Nullable Sriov nowSriov) {
        return new PciFunction(
                address,
                id,
                subsystem,
                classCode,
                name,
                bridge,
                dependsOn,
                capable,
                nowEnabled,
                nowActive,
                numa,
                physicalSlot,
                nic,
                hba,
                driver,
                nowSriov,
                physicalFunction);
    }
}
