package io.slotkeeper.inventory.connector.vsphere;

import static io.slotkeeper.inventory.connector.vsphere.Machines.configured;
import static io.slotkeeper.inventory.connector.vsphere.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.source.ObservedVm;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmTranslationTest {
    private static final Features.Whereabouts NOWHERE = new Features.Whereabouts(true, Optional.empty(), false);

    @Test
    void theInstanceUuidIsTheIdentity() {
        Map<Property<?>, String> properties = new HashMap<>();
        properties.put(VmProperties.NAME, "fw01%2fedge");
        properties.put(VmProperties.INSTANCE_UUID, "502E71FA-1BA1-4CC3-8B7E-0A1B2C3D4E5F");
        properties.put(VmProperties.UUID, "422E71FA-1BA1-4CC3-8B7E-0A1B2C3D4E5F");
        properties.put(VmProperties.HARDWARE_VERSION, "vmx-07");
        properties.put(VmProperties.POWER, "poweredOn");
        ObservedVm vm = VmTranslation.of(machine("vm-52", properties), "host-21", "vc-uuid", NOWHERE, Optional.of(6))
                .orElseThrow();
        assertThat(vm.object()).isEqualTo("vm-52");
        assertThat(vm.id()).hasToString("502e71fa-1ba1-4cc3-8b7e-0a1b2c3d4e5f");
        assertThat(vm.host()).isEqualTo("host-21");
        assertThat(vm.facts())
                .isEqualTo(new VmFacts(
                        "fw01/edge",
                        null,
                        7,
                        MemoryReservation.UNKNOWN,
                        6,
                        Map.of(),
                        PowerState.ON,
                        Presence.PRESENT,
                        Map.of(
                                "vsphere.vcenter",
                                "vc-uuid",
                                "vsphere.moref",
                                "vm-52",
                                "vsphere.uuid",
                                "422e71fa-1ba1-4cc3-8b7e-0a1b2c3d4e5f")));
    }

    @Test
    void whetherFixedDevicesMayBePluggedIsObserved() {
        Map<Property<?>, String> properties = new HashMap<>();
        properties.put(VmProperties.INSTANCE_UUID, "502E71FA-1BA1-4CC3-8B7E-0A1B2C3D4E5F");
        properties.put(VmProperties.FIXED_HOT_PLUG, "true");
        assertThat(VmTranslation.of(machine("vm-52", properties), null, "vc-uuid", NOWHERE, Optional.empty())
                        .orElseThrow()
                        .facts()
                        .told())
                .isEqualTo(new VmTraits(null, true));
    }

    @Test
    void withoutAnInstanceUuidTheSourceAndItsReferenceAreTheIdentity() {
        assertThat(id(machine("vm-52", Map.of(VmProperties.HARDWARE_VERSION, "vmx-04"))))
                .contains("vc1.vm-52");
    }

    @Test
    void aMachineWhoseIdentityMayNotBeReadSaysNothingAndDoesNotBecomeAnother() {
        assertThat(id(machine("vm-52", Map.of(), Vim.noPermission(VmProperties.INSTANCE_UUID))))
                .isEmpty();
        Machine machine = configured("vm-1", Map.of());
        machine.take(new ObjectUpdate(
                ObjectUpdate.Kind.MODIFY,
                new ManagedObject("VirtualMachine", "vm-1"),
                Map.of(),
                List.of(),
                List.of(Vim.noPermission(VmProperties.INSTANCE_UUID))));
        assertThat(id(machine)).contains(Machines.uuid("vm-1"));
    }

    @Test
    void aMachineThatHasNoConfigurationYetSaysNothing() {
        assertThat(id(machine("vm-52", Map.of(VmProperties.NAME, "being created"))))
                .isEmpty();
    }

    @Test
    void aMachineThatHasLostItsConfigurationForNowSaysNothingNew() {
        Machine machine = configured("vm-1", Map.of());
        machine.take(new ObjectUpdate(
                ObjectUpdate.Kind.MODIFY,
                new ManagedObject("VirtualMachine", "vm-1"),
                Map.of(),
                List.of("config.instanceUuid", "config.version"),
                List.of()));
        assertThat(id(machine)).isEmpty();
    }

    @Test
    void anIdStaysWithinItsLengthAndApartFromOthers() {
        SourceName lengthy = new SourceName("a".repeat(60));
        String one = VmIds.byReference(lengthy, "vm-1001").value();
        String other = VmIds.byReference(lengthy, "vm-1002").value();
        assertThat(one).hasSize(63).isNotEqualTo(other);
        assertThat(VmIds.byReference(new SourceName("vc1"), "Folder Z/12")).hasToString("vc1.folder-z-12");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, -, -, FULL",
                "false, 4096, 4096, FULL",
                "false, 8192, 4096, FULL",
                "false, 4095, 4096, PARTIAL",
                "-, 0, 4096, PARTIAL",
                "-, -, 4096, UNKNOWN",
                "-, 4096, -, UNKNOWN",
                "-, -, -, UNKNOWN"
            })
    void theReservationIsFullWhenItIsLockedOrCoversTheMemory(
            String locked, String reserved, String memory, MemoryReservation reservation) {
        Map<Property<?>, String> more = new HashMap<>();
        put(more, VmProperties.RESERVATION_LOCKED, locked);
        put(more, VmProperties.RESERVED_MB, reserved == null ? null : "<reservation>" + reserved + "</reservation>");
        put(more, VmProperties.MEMORY_MB, memory);
        assertThat(facts(configured("vm-1", more), NOWHERE).memoryReservation()).isEqualTo(reservation);
    }

    @ParameterizedTest
    @CsvSource({"poweredOn, ON", "poweredOff, OFF", "suspended, SUSPENDED", "hibernating, UNKNOWN"})
    void powerIsWhatTheServerCallsIt(String wire, PowerState power) {
        assertThat(facts(configured("vm-1", Map.of(VmProperties.POWER, wire)), NOWHERE)
                        .power())
                .isEqualTo(power);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "runtime.faultToleranceState, notConfigured, FT, UNUSED",
                "runtime.faultToleranceState, running, FT, USED",
                "runtime.faultToleranceState, disabled, FT, USED",
                "runtime.faultToleranceState, -, FT, UNKNOWN",
                "runtime.recordReplayState, inactive, RECORD_REPLAY, UNUSED",
                "runtime.recordReplayState, recording, RECORD_REPLAY, USED",
                "runtime.recordReplayState, -, RECORD_REPLAY, UNKNOWN",
                "snapshot, <currentSnapshot>snapshot-1</currentSnapshot>, SNAPSHOTS, USED",
                "snapshot, -, SNAPSHOTS, UNKNOWN",
                "runtime.powerState, suspended, SUSPEND_RESUME, USED",
                "runtime.powerState, poweredOn, SUSPEND_RESUME, UNKNOWN",
                "config.cpuHotAddEnabled, true, HOT_ADD, USED",
                "config.memoryHotAddEnabled, true, HOT_ADD, USED",
                "config.memoryHotAddEnabled, false, HOT_ADD, UNKNOWN"
            })
    void aFeatureIsUsedOrNotByWhatTheMachineShows(String path, String xml, Feature feature, FeatureUse use) {
        Map<Property<?>, String> more = new HashMap<>();
        VmProperties.ALL.stream()
                .filter(property -> property.path().equals(path))
                .forEach(property -> put(more, property, xml));
        assertThat(facts(configured("vm-1", more), NOWHERE).use(feature)).isEqualTo(use);
    }

    /** DRS on, its behaviour, an override of it, hosts; HA on, the machine's priority. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, fullyAutomated, -, 3, true, -, USED, USED, USED",
                "true, manual, -, 3, true, -, UNKNOWN, USED, USED",
                "true, manual, <behavior>fullyAutomated</behavior>, 3, true, -, USED, USED, USED",
                "true, fullyAutomated, <enabled>false</enabled>, 3, true, -, UNKNOWN, UNUSED, USED",
                "true, fullyAutomated, -, 1, true, -, UNKNOWN, UNKNOWN, USED",
                "false, fullyAutomated, -, 3, false, -, UNKNOWN, UNUSED, UNUSED",
                "true, fullyAutomated, -, 3, true, disabled, USED, USED, UNUSED",
                "true, fullyAutomated, -, 3, true, clusterRestartPriority, USED, USED, USED",
                "-, -, -, 3, -, -, UNKNOWN, UNKNOWN, UNKNOWN"
            })
    void theClusterMovesAndRestartsItsMachinesOrNot(
            String drs,
            String behavior,
            String override,
            int hosts,
            String ha,
            String priority,
            FeatureUse vmotion,
            FeatureUse drsUse,
            FeatureUse haUse) {
        String rules = (drs == null
                        ? ""
                        : "<drsConfig><enabled>" + drs + "</enabled><enableVmBehaviorOverrides>true"
                                + "</enableVmBehaviorOverrides><defaultVmBehavior>" + behavior
                                + "</defaultVmBehavior></drsConfig>")
                + (override == null
                        ? ""
                        : "<drsVmConfig><key type=\"VirtualMachine\">vm-1</key>" + override + "</drsVmConfig>")
                + (ha == null
                        ? ""
                        : "<dasConfig><enabled>" + ha + "</enabled><defaultVmSettings><restartPriority>medium"
                                + "</restartPriority></defaultVmSettings></dasConfig>")
                + (priority == null
                        ? ""
                        : "<dasVmConfig><key type=\"VirtualMachine\">vm-1</key><dasSettings><restartPriority>"
                                + priority + "</restartPriority></dasSettings></dasVmConfig>");
        VmFacts facts = facts(
                configured("vm-1", Map.of()),
                new Features.Whereabouts(true, Optional.of(cluster(rules, hosts)), false));
        assertThat(facts.use(Feature.VMOTION)).isEqualTo(vmotion);
        assertThat(facts.use(Feature.DRS)).isEqualTo(drsUse);
        assertThat(facts.use(Feature.HA)).isEqualTo(haUse);
    }

    @Test
    void aMachineThatFollowsItsClusterIsNotRestartedWhereNobodyIs() {
        String rules =
                "<dasConfig><enabled>true</enabled><defaultVmSettings><restartPriority>disabled</restartPriority>"
                        + "</defaultVmSettings></dasConfig><dasVmConfig><key type=\"VirtualMachine\">vm-1</key><dasSettings>"
                        + "<restartPriority>clusterRestartPriority</restartPriority></dasSettings></dasVmConfig>";
        VmFacts facts = facts(
                configured("vm-1", Map.of()), new Features.Whereabouts(true, Optional.of(cluster(rules, 2)), false));
        assertThat(facts.use(Feature.HA)).isEqualTo(FeatureUse.UNUSED);
    }

    @Test
    void outsideAClusterThereIsNoDrsAndASingleHostCannotTell() {
        Machine machine = configured("vm-1", Map.of());
        VmFacts standalone = facts(machine, new Features.Whereabouts(true, Optional.empty(), true));
        assertThat(standalone.use(Feature.DRS)).isEqualTo(FeatureUse.UNUSED);
        assertThat(standalone.use(Feature.HA)).isEqualTo(FeatureUse.UNUSED);
        VmFacts asked = facts(machine, new Features.Whereabouts(false, Optional.empty(), true));
        assertThat(asked.use(Feature.DRS)).isEqualTo(FeatureUse.UNKNOWN);
        assertThat(asked.use(Feature.HA)).isEqualTo(FeatureUse.UNKNOWN);
    }

    private static Known cluster(String rules, int hosts) {
        Known cluster = new Known(ClusterProperties.OF_CLUSTER);
        cluster.take(Vim.enter(
                new ManagedObject("ClusterComputeResource", "domain-c7"),
                Vim.values(Map.of(
                        ClusterProperties.RULES,
                        rules,
                        ClusterProperties.HOSTS,
                        "<ManagedObjectReference type=\"HostSystem\">h</ManagedObjectReference>".repeat(hosts)))));
        return cluster;
    }

    private static VmFacts facts(Machine machine, Features.Whereabouts where) {
        return VmTranslation.of(machine, null, "", where, Optional.empty())
                .orElseThrow()
                .facts();
    }

    private static Optional<String> id(Machine machine) {
        return VmTranslation.of(machine, null, "", NOWHERE, Optional.empty())
                .map(vm -> vm.id().value());
    }

    private static void put(Map<Property<?>, String> properties, Property<?> property, String xml) {
        if (xml != null) {
            properties.put(property, xml);
        }
    }
}
