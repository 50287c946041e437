package io.slotkeeper.policy.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.PoisonException;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.application.AssignmentSeen;
import io.slotkeeper.policy.domain.facts.Bar;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceTraits;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy reads what inventory and assignment promise: their example files. */
class ReadingOthersTest {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    @Test
    void aHostStateOfInventory() {
        Host host = read("inventory", "slotkeeper.inventory.host-state.v1", HostStateV1.class)
                .toHost();
        assertThat(host.id()).isEqualTo("esx-07");
        assertThat(host.revision()).isEqualTo(3);
        assertThat(host.platform()).isEqualTo(Platform.ESX);
        assertThat(host.platformInWords()).isEqualTo("ESX 4.0");
        assertThat(host.iommu()).isEqualTo(Iommu.ON);
        assertThat(host.usesReported()).isTrue();
        PciFunction uplink = function(host, "0000:02:00.0");
        assertThat(uplink.hostUses()).singleElement().satisfies(use -> {
            assertThat(use.critical()).isTrue();
            assertThat(use.inWords()).isEqualTo("management uplink (vmnic0, uplink of vSwitch0)");
        });
        assertThat(function(host, "0000:00:03.0").assignable()).isFalse();
        assertThat(uplink.classId()).isEqualTo("0200");
        assertThat(function(host, "0000:06:00.0").contextGroup()).isEqualTo("0000:06:00.0");
        assertThat(host.groups())
                .filteredOn(group -> group.id().equals("0000:06:00.0"))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.members()).containsExactly("0000:06:00.0", "0000:06:00.1");
                    assertThat(group.kinds()).containsExactly(GroupKind.FOUNDING_RULE);
                    assertThat(group.evidence().get(0).value()).isEqualTo("0000:06:00");
                });
    }

    @Test
    void aVmStateOfInventory() {
        Vm vm = read("inventory", "slotkeeper.inventory.vm-state.v1", VmStateV1.class)
                .toVm();
        assertThat(vm.id()).isEqualTo("vm-42");
        assertThat(vm.hardwareVersion()).isEqualTo(7);
        assertThat(vm.memoryReservation()).isEqualTo(MemoryReservation.FULL);
        assertThat(vm.usageOf(Feature.DRS)).isEqualTo(Usage.USED);
        assertThat(vm.usageOf(Feature.FT)).isEqualTo(Usage.UNUSED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"true, null, true, false", "false, true, false, true", "null, null, false, false"})
    void whatIsTrueOfAMachineIsRead(
            @Nullable Boolean vmFex, @Nullable Boolean fixedHotPlug, boolean onUcs, boolean pluggable) {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.vm-state.v1")
                .deepCopy();
        state.put("vmFex", vmFex).put("fixedHotPlug", fixedHotPlug);
        Vm vm = envelope(state).dataAs(VmStateV1.class, JSON).toVm();
        assertThat(vm.meets(VmCondition.VM_FEX)).isEqualTo(onUcs);
        assertThat(vm.lacks(VmCondition.VM_FEX)).isEqualTo(Boolean.FALSE.equals(vmFex));
        assertThat(vm.meets(VmCondition.HOT_PLUG_OPT_IN)).isEqualTo(pluggable);
    }

    @Test
    void drsIsReadAsAWholeAndInHalves() {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.vm-state.v1")
                .deepCopy();
        ((ObjectNode) state.get("features")).put("DRS", "USED").put("DRS_BALANCING", "UNUSED");
        Vm vm = envelope(state).dataAs(VmStateV1.class, JSON).toVm();
        assertThat(vm.usageOf(Feature.DRS_PLACEMENT)).isEqualTo(Usage.USED);
        assertThat(vm.usageOf(Feature.DRS_BALANCING)).isEqualTo(Usage.UNUSED);
    }

    @Test
    void resetAndMemoryRegionsOfAFunctionAreRead() {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.host-state.v1")
                .deepCopy();
        ObjectNode function = (ObjectNode) state.at("/functions/0");
        function.put("resetMethod", "NONE")
                .putArray("bars")
                .addObject()
                .put("index", 1)
                .put("bytes", 128L << 30)
                .put("prefetchable", true)
                .put("bits", 64);
        Host host = envelope(state).dataAs(HostStateV1.class, JSON).toHost();
        assertThat(host.functions().get(0).told())
                .isEqualTo(new DeviceTraits("NONE", List.of(new Bar(1, 128L << 30, true, true))));
        assertThat(host.functions().get(1).told()).isEqualTo(DeviceTraits.UNKNOWN);
    }

    @Test
    void anAssignmentStateOfAssignment() {
        AssignmentSeen seen = read("assignment", "slotkeeper.assignment.assignment-state.v1", AssignmentStateV1.class)
                .toSeen("default");
        assertThat(seen.requested()).containsExactly("0000:06:00.0");
        assertThat(seen.state()).isEqualTo("ATTACHING");
        assertThat(seen.requester()).isEqualTo("local-requester");
        assertThat(seen.released()).isFalse();
        assertThat(seen.hold()).satisfies(hold -> {
            assertThat(hold.vm()).isEqualTo("vm-42");
            assertThat(hold.tentative()).isFalse();
            assertThat(hold.functions()).containsExactly("0000:06:00.0");
            assertThat(hold.since()).isEqualTo(Instant.parse("2026-11-22T14:00:02Z"));
        });
        assertThat(seen.overlays()).contains(new Overlay("0000:06:00.1", Context.PASSTHROUGH, 3, 18));
    }

    @Test
    void theQuestionsOfAssignment() {
        AskedQuestion first = read("assignment", "slotkeeper.assignment.requested.v1", AssignmentEventV1.class)
                .toQuestion("default", "order-1");
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(first.actor()).isEqualTo("local-requester");
        assertThat(first.correlationId()).isEqualTo("order-1");
        assertThat(first.question().functions()).containsExactly("0000:06:00.0");
        AskedQuestion again = read(
                        "assignment", "slotkeeper.assignment.evaluation-requested.v1", AssignmentEventV1.class)
                .toQuestion("default", null);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.minHostRevision()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "PHYSICAL, true, , true",
        "PHYSICAL, , 2, true",
        "PHYSICAL, false, 0, false",
        "PHYSICAL, , , false",
        "VIRTUAL, true, 2, false",
    })
    void aPhysicalFunctionIsDividedWhileItHasVirtualOnes(
            String role, @Nullable Boolean active, @Nullable Integer count, boolean divided) {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.host-state.v1")
                .deepCopy();
        ((ObjectNode) state.at("/functions/0"))
                .putObject("sriov")
                .put("role", role)
                .put("active", active)
                .put("virtualFunctions", count);
        Host host = envelope(state).dataAs(HostStateV1.class, JSON).toHost();
        assertThat(host.functions().get(0).divided()).isEqualTo(divided);
        assertThat(host.functions().get(1).divided()).isFalse();
    }

    /** A second source may have taken the physical function for something else since. */
    @ParameterizedTest
    @CsvSource({"PRESENT, true", "LOST, false"})
    void aPhysicalFunctionIsDividedAlsoByTheWordOfAVirtualOneThatIsThere(String presence, boolean divided) {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.host-state.v1")
                .deepCopy();
        String physical = state.at("/functions/0/address").textValue();
        ((ObjectNode) state.at("/functions/1"))
                .put("presence", presence)
                .putObject("sriov")
                .put("role", "VIRTUAL")
                .put("physicalFunction", physical);
        Host host = envelope(state).dataAs(HostStateV1.class, JSON).toHost();
        assertThat(host.functions().get(0).divided()).isEqualTo(divided);
        assertThat(host.functions().get(1).physicalFunction()).isEqualTo(physical);
    }

    @Test
    void valuesThatALaterVersionAddsBecomeUnknown() {
        ObjectNode state = ContractFiles.of("inventory")
                .example("slotkeeper.inventory.host-state.v1")
                .deepCopy();
        state.put("platform", "XEN").put("something", "new");
        ((ObjectNode) state.get("facts")).put("iommu", "PARTLY");
        ((ObjectNode) state.at("/functions/0")).put("context", "SHARED").put("hostDriver", "MAYBE");
        Host host = envelope(state).dataAs(HostStateV1.class, JSON).toHost();
        assertThat(host.platform()).isEqualTo(Platform.OTHER);
        assertThat(host.iommu()).isEqualTo(Iommu.UNKNOWN);
        assertThat(host.functions().get(0).context()).isEqualTo(Context.UNKNOWN);
    }

    @Test
    void whatNothingWorksWithoutIsPoison() {
        for (String member : List.of("host", "revision")) {
            ObjectNode state = ContractFiles.of("inventory")
                    .example("slotkeeper.inventory.host-state.v1")
                    .deepCopy();
            state.remove(member);
            assertThatThrownBy(() ->
                            envelope(state).dataAs(HostStateV1.class, JSON).toHost())
                    .isInstanceOf(PoisonException.class)
                    .hasMessageContaining(member);
        }
        assertThatThrownBy(() -> Wire.uuid("not-a-uuid", "assignment")).isInstanceOf(PoisonException.class);
    }

    private static PciFunction function(Host host, String address) {
        return host.functions().stream()
                .filter(function -> function.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T read(String service, String type, Class<T> record) {
        return envelope(ContractFiles.of(service).example(type)).dataAs(record, JSON);
    }

    private static EventEnvelope envelope(JsonNode data) {
        return new EventEnvelope(
                "1", "a-type", "/test", "subject", Instant.EPOCH, "default", null, "key", "a-topic", data);
    }
}
