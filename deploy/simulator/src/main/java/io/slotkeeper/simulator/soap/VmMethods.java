package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Reconfiguration;
import io.slotkeeper.simulator.fleet.Reconfiguration.Change;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.soap.Method.Answer;
import java.util.Map;

/** VirtualMachine. */
final class VmMethods {
    private final Fleet fleet;
    private final Privileges privileges;

    VmMethods(Fleet fleet, Privileges privileges) {
        this.fleet = fleet;
        this.privileges = privileges;
    }

    Map<String, Method> all() {
        return Map.of(
                "ReconfigVM_Task", this::reconfigure,
                "PowerOnVM_Task", this::powerOn,
                "PowerOffVM_Task", this::powerOff,
                "RelocateVM_Task", this::relocate,
                "MigrateVM_Task", this::migrate,
                "Rename_Task", this::rename,
                "Destroy_Task", this::destroy);
    }

    private MoRef vm(Call call, String privilege) {
        call.session();
        privileges.require(privilege, call.target());
        return fleet.now().vm(call.target()).ref();
    }

    private Answer powerOn(Call call) {
        return Answer.returning(fleet.powerOnVm(vm(call, "VirtualMachine.Interact.PowerOn")));
    }

    private Answer powerOff(Call call) {
        return Answer.returning(fleet.powerOffVm(vm(call, "VirtualMachine.Interact.PowerOff")));
    }

    private Answer relocate(Call call) {
        MoRef vm = vm(call, "Resource.ColdMigrate");
        MoRef target =
                call.request().child("spec").flatMap(spec -> spec.ref("host")).orElse(null);
        return Answer.returning(fleet.relocateVm(vm, target, "VirtualMachine.relocate"));
    }

    private Answer migrate(Call call) {
        MoRef vm = vm(call, "Resource.HotMigrate");
        MoRef target = call.request().ref("host").orElse(null);
        return Answer.returning(fleet.relocateVm(vm, target, "VirtualMachine.migrate"));
    }

    private Answer rename(Call call) {
        MoRef vm = vm(call, "VirtualMachine.Config.Rename");
        return Answer.returning(fleet.renameVm(vm, call.request().required("newName")));
    }

    private Answer destroy(Call call) {
        return Answer.returning(fleet.destroyVm(vm(call, "VirtualMachine.Inventory.Delete")));
    }

    private Answer reconfigure(Call call) {
        MoRef vm = vm(call, "VirtualMachine.Config.AddRemoveDevice");
        Element spec = call.request().child("spec").orElseThrow(() -> Refused.invalidArgument("spec"));
        return Answer.returning(fleet.reconfigVm(
                vm,
                new Reconfiguration.Request(
                        spec.all("deviceChange").map(VmMethods::change).toList(),
                        spec.flag("memoryReservationLockedToMax").orElse(null),
                        spec.child("memoryAllocation")
                                .flatMap(allocation -> allocation.number("reservation"))
                                .orElse(null))));
    }

    /** Only passthrough devices with a fixed backing can be added; anything can be removed by its key. */
    private static Change change(Element change) {
        Element device = change.child("device").orElseThrow(() -> Refused.invalidArgument("deviceChange.device"));
        int key = device.number("key").orElse(0);
        return switch (change.required("operation")) {
            case "remove" -> new Change.Remove(key);
            case "add" -> added(device, key);
            default -> throw notSupported();
        };
    }

    private static Change added(Element device, int key) {
        Element backing = device.child("backing").orElseThrow(VmMethods::notSupported);
        if (!device.type("").equals("VirtualPCIPassthrough")
                || !backing.type("").equals("VirtualPCIPassthroughDeviceBackingInfo")) {
            throw notSupported();
        }
        return new Change.Add(
                key,
                backing.required("id"),
                backing.required("deviceId"),
                backing.required("systemId"),
                backing.number("vendorId").orElseThrow(() -> Refused.invalidArgument("vendorId")));
    }

    private static Refused notSupported() {
        return new Refused("NotSupported", "The simulator adds passthrough devices with a fixed backing only.");
    }
}
