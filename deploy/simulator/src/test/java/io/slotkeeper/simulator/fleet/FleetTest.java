package io.slotkeeper.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.simulator.HandClock;
import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import io.slotkeeper.simulator.fleet.Reconfiguration.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about virtual machines, maintenance and tasks, on the demonstration's fleet. */
class FleetTest {
    private static final String ESX_08 = "esx-08.lab.example";
    private static final String PORT = "0000:06:00.1";

    private final HandClock clock = new HandClock();
    private final Fleet fleet = new Fleet(FleetFile.demo(), clock);

    private MoRef vm(String name) {
        return fleet.now().vmNamed(name).ref();
    }

    private String systemId() {
        return fleet.now().hostNamed(ESX_08).uuid();
    }

    private Task ended(MoRef task) {
        return fleet.now().tasks().get(task);
    }

    private static String fault(Task task) {
        return task.error() == null ? task.state() : task.error().fault();
    }

    private Change.Add add(int key, String address) {
        return new Change.Add(key, address, "164f", systemId(), (short) 0x14e4);
    }

    private Task reconfigured(String vm, Boolean lock, Change... changes) {
        return ended(fleet.reconfigVm(vm(vm), new Reconfiguration.Request(List.of(changes), lock, null)));
    }

    private void db01OnEsx08() {
        fleet.moveVm("db01", ESX_08);
    }

    @Test
    void aRestartForgetsWhatWasAddedAndGivesItsReferencesToNobody() {
        fleet.addVm(FleetSpec.VmSpec.of("before", ESX_08, "vmx-07"));
        MoRef before = vm("before");
        clock.pass(Duration.ofSeconds(5));

        Fleet restarted = new Fleet(FleetFile.demo(), clock);
        restarted.addVm(FleetSpec.VmSpec.of("after", ESX_08, "vmx-07"));

        assertThat(restarted.now().vmNamed("db01").ref()).isEqualTo(vm("db01"));
        assertThat(restarted.now().vmNamed("after").ref()).isNotEqualTo(before);
    }

    @Test
    void aFreeActiveDeviceIsAdded() {
        db01OnEsx08();

        assertThat(fault(reconfigured("db01", true, add(-100, PORT)))).isEqualTo("success");

        assertThat(fleet.now().vmNamed("db01").devices())
                .singleElement()
                .isEqualTo(new VmDevice.Fixed(13_000, PciAddress.of(PORT), "164f", (short) 0x14e4, systemId()));
    }

    @Test
    void itIsRemovedByItsKey() {
        db01OnEsx08();
        reconfigured("db01", true, add(-100, PORT));

        assertThat(fault(reconfigured("db01", null, new Change.Remove(13_000)))).isEqualTo("success");
        assertThat(fault(reconfigured("db01", null, new Change.Remove(13_000)))).isEqualTo("InvalidDeviceSpec");
    }

    @ParameterizedTest
    @CsvSource({
        "0000:06:00.1, 5711,  SAME, 5348, InvalidDeviceBacking", // decimal
        "0000:06:00.1, 164e,  SAME, 5348, InvalidDeviceBacking",
        "0000:06:00.1, 164f,  other, 5348, InvalidDeviceBacking",
        "0000:06:00.1, 164f,  SAME, 4318, InvalidDeviceBacking",
        "0000:06:00.0, 164f,  SAME, 5348, InvalidDeviceBacking", // fw01 has it
        "0000:2f:00.0, 164f,  SAME, 5348, InvalidDeviceBacking", // no such device
        "0000:06:00.1, 164F,  SAME, 5348, success"
    })
    void whatDoesNotMatchIsRefused(String id, String deviceId, String system, int vendor, String outcome) {
        db01OnEsx08();
        String systemId = system.equals("SAME") ? systemId() : system;

        assertThat(fault(reconfigured("db01", true, new Change.Add(-1, id, deviceId, systemId, vendor))))
                .isEqualTo(outcome);
    }

    @Test
    void aDeviceOfTheVmkernelIsRefused() {
        db01OnEsx08();
        Change.Add intel = new Change.Add(-1, "0000:02:00.1", "10c9", systemId(), (short) 0x8086);

        Task task = reconfigured("db01", true, intel);

        assertThat(fault(task)).isEqualTo("InvalidDeviceBacking");
        assertThat(task.error()).hasMessageContaining("is not a passthrough device");
    }

    @Test
    void aRunningVmIsNotReconfigured() {
        assertThat(fault(reconfigured("mail01", true, add(-1, PORT)))).isEqualTo("InvalidPowerState");
    }

    @Test
    void withoutFullReservationThereIsNoDevice() {
        fleet.power("mail01", false);

        assertThat(fault(reconfigured("mail01", null, add(-1, PORT)))).isEqualTo("InvalidVmConfig");
        assertThat(fault(reconfigured("mail01", true, add(-1, PORT)))).isEqualTo("success");
    }

    @Test
    void twoDevicesNeedTwoKeys() {
        db01OnEsx08();

        Task task = reconfigured("db01", true, add(-1, PORT), add(-1, "0000:06:00.0"));

        assertThat(fault(task)).isEqualTo("InvalidDeviceSpec");
        assertThat(task.error()).hasMessage("Cannot add multiple devices using the same device key.");
    }

    @Test
    void esx40GivesTwoDevicesAndNoMore() {
        db01OnEsx08();
        List<Change> three = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            String address = "0000:0a:00." + number;
            fleet.plug(ESX_08, PassthroughTest.function(address, null, null, "active"));
            three.add(new Change.Add(-1 - number, address, "10fb", systemId(), (short) 0x8086));
        }

        assertThat(fault(reconfigured("db01", true, three.toArray(Change[]::new))))
                .isEqualTo("TooManyDevices");
        assertThat(fleet.now().vmNamed("db01").devices()).isEmpty();
        assertThat(fault(reconfigured("db01", true, three.get(0), three.get(1))))
                .isEqualTo("success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fw01", "render01", "nfv01", "ai01"})
    void whoHasADeviceOfItsHostDoesNotMigrate(String name) {
        MoRef target = fleet.now().hostNamed("esxi-23.lab.example").ref();

        Task task = ended(fleet.relocateVm(vm(name), target, "VirtualMachine.migrate"));

        assertThat(fault(task)).isEqualTo("DeviceNotSupported");
        assertThat(fleet.now().vmNamed(name).host()).isNotEqualTo(target);
    }

    @Test
    void othersDo() {
        MoRef target = fleet.now().hostNamed("esxi-22.lab.example").ref();

        assertThat(fault(ended(fleet.relocateVm(vm("app01"), target, "VirtualMachine.migrate"))))
                .isEqualTo("success");
        assertThat(fleet.now().vmNamed("app01").host()).isEqualTo(target);
    }

    @Test
    void maintenanceWaitsForWhoCannotLeave() {
        MoRef host = fleet.now().hostNamed(ESX_08).ref();

        MoRef task = fleet.enterMaintenanceMode(host, 0);

        assertThat(ended(task).state()).isEqualTo("running");
        assertThat(fleet.now().host(host).maintenance()).isFalse();
        assertThat(fleet.now().vmsOn(host).map(Vm::name)).as("mail01 was moved").containsExactly("fw01");

        fleet.power("fw01", false);

        assertThat(ended(task).state()).isEqualTo("success");
        assertThat(fleet.now().host(host).maintenance()).isTrue();
    }

    @Test
    void maintenanceGivesUpAfterItsTime() {
        MoRef task = fleet.enterMaintenanceMode(fleet.now().hostNamed(ESX_08).ref(), 60);
        clock.pass(Duration.ofSeconds(59));
        fleet.tick();
        assertThat(ended(task).state()).isEqualTo("running");

        clock.pass(Duration.ofSeconds(2));
        fleet.tick();

        assertThat(fault(ended(task))).isEqualTo("Timedout");
    }

    @Test
    void whoGivesUpOrRemovesTheHostEndsTheTask() {
        MoRef host = fleet.now().hostNamed(ESX_08).ref();
        MoRef first = fleet.enterMaintenanceMode(host, 0);
        assertThatThrownBy(() -> fleet.enterMaintenanceMode(host, 0)).isInstanceOf(Refused.class);

        fleet.exitMaintenanceMode(host);
        assertThat(fault(ended(first))).isEqualTo("RequestCanceled");

        MoRef second = fleet.enterMaintenanceMode(host, 0);
        fleet.removeHost(ESX_08);
        assertThat(fault(ended(second))).isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void aHostRebootsInMaintenanceOnlyUnlessForced() {
        MoRef host = fleet.now().hostNamed("esxi-22.lab.example").ref();
        assertThat(fleet.now().host(host).rebootRequired()).isTrue();

        assertThat(fault(ended(fleet.rebootHost(host, false)))).isEqualTo("InvalidState");
        assertThat(fault(ended(fleet.rebootHost(host, true)))).isEqualTo("success");

        assertThat(fleet.now().host(host).rebootRequired()).isFalse();
        assertThat(fleet.now().vmNamed("ai01").on()).isFalse();
    }

    @Test
    void aDynamicDeviceIsChosenAtPowerOn() {
        fleet.powerOffVm(vm("ai01"));
        assertThat(fleet.now().vmNamed("ai01").devices().get(0).address()).isNull();

        fleet.powerOnVm(vm("ai01"));

        assertThat(fleet.now().vmNamed("ai01").devices().get(0).address()).isEqualTo(PciAddress.of("0000:3b:00.0"));
    }

    @Test
    void aVmThatWasMovedWithItsDeviceDoesNotPowerOn() {
        fleet.powerOffVm(vm("fw01"));
        fleet.moveVm("fw01", "esx-07.lab.example");

        Task task = ended(fleet.powerOnVm(vm("fw01")));

        assertThat(fault(task)).isEqualTo("GenericVmConfigFault");
        assertThat(task.error())
                .hasMessageContaining("The systemId does not match the current system")
                .hasMessageContaining("6:0.0");
    }

    @Test
    void marksAreAllOrNothing() {
        MoRef host = fleet.now().hostNamed("esx-07.lab.example").ref();
        List<Passthrough.Request> goodAndBad = List.of(
                new Passthrough.Request("0000:06:00.0", true, null),
                new Passthrough.Request("0000:2f:00.0", true, null));

        assertThatThrownBy(() -> fleet.updatePassthruConfig(host, goodAndBad)).isInstanceOf(Refused.class);

        assertThat(fleet.now().host(host).rebootRequired()).isFalse();
    }

    @Test
    void everyChangeIsANewVersionOfWhatItTouched() {
        long before = fleet.now().version();

        fleet.plug("esx-07.lab.example", FunctionSpec.of("0000:09:00.0", "8086:10fb", null));

        Snapshot now = fleet.now();
        assertThat(now.version()).isEqualTo(before + 1);
        assertThat(now.changedAt().get(now.hostNamed("esx-07.lab.example").ref()))
                .isEqualTo(before + 1);
        assertThat(now.changedAt().get(now.hostNamed(ESX_08).ref())).isLessThanOrEqualTo(before);
    }

    @Test
    void aRemovedHostTakesItsVmsAlong() {
        fleet.removeHost("esxi-31.lab.example");

        assertThat(fleet.now().named("edge01")).isEmpty();
        assertThat(fleet.now().named("esxi-31.lab.example")).isEmpty();
    }
}
