package io.slotkeeper.inventory.connector.vsphere;

import static io.slotkeeper.inventory.connector.vsphere.PciDeviceTest.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Sriov;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PciFunctionsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0000:00:03.0, -",
                "0000:02:00.0, 0000:00:03.0/02:00.0",
                "0000:04:00.0, 0000:00:03.0/02:00.0/03:00.0/04:00.0",
                "0000:09:00.0, 0000:08:00.0/09:00.0",
                "0000:11:00.0, -",
                "0000:12:00.0, -",
                "0000:13:00.0, -",
                "0001:02:00.0, -"
            })
    void thePathGoesUpTheBridgesAndACircleIsNone(String address, String path) {
        List<FunctionFacts> functions = functions(Map.of(
                HostProperties.PCI_DEVICES,
                device("0000:00:03.0")
                        + under("0000:02:00.0", "0000:00:03.0")
                        + under("0000:03:00.0", "0000:02:00.0")
                        + under("0000:04:00.0", "03:00.0")
                        + under("0000:09:00.0", "0000:08:00.0")
                        + under("0000:11:00.0", "0000:12:00.0")
                        + under("0000:12:00.0", "0000:11:00.0")
                        + under("0000:13:00.0", "0000:13:00.0")
                        + under("0001:02:00.0", "0000:00:03.0")));
        assertThat(functions)
                .filteredOn(facts -> facts.address().equals(PciAddress.of(address)))
                .singleElement()
                .satisfies(facts -> assertThat(facts.placement().path()).isEqualTo(path));
    }

    @Test
    void theNodeComesFromTheNumaNodes() {
        List<FunctionFacts> functions = functions(Map.of(
                HostProperties.PCI_DEVICES,
                device("0000:02:00.0") + device("0000:88:00.0") + device("0000:99:00.0"),
                HostProperties.NUMA_NODES,
                "<type>NUMA</type><numNodes>2</numNodes><numaNode><typeId>0</typeId><pciId>0000:02:00.0</pciId></numaNode>"
                        + "<numaNode><typeId>1</typeId><pciId>0000:88:00.0</pciId></numaNode>"));
        assertThat(functions).extracting(facts -> facts.placement().numaNode()).containsExactly(0, 1, null);
    }

    @Test
    void aVirtualFunctionIsOneWhateverItsOwnEntrySays() {
        Known host = Vim.host(Map.of(
                HostProperties.CONNECTION,
                "connected",
                HostProperties.PCI_DEVICES,
                device("0000:3b:00.0") + device("0000:3b:02.0"),
                HostProperties.PASSTHRU,
                entry("0000:3b:00.0", "<sriovCapable>true</sriovCapable>") + entry("0000:3b:02.0", "")));
        PciAddress physical = PciAddress.of("0000:3b:00.0");
        List<FunctionFacts> functions = PciFunctions.of(host, Map.of(PciAddress.of("0000:3b:02.0"), physical));
        assertThat(functions.get(0).sriov().role()).isEqualTo(Sriov.Role.PHYSICAL);
        assertThat(functions.get(1).sriov()).isEqualTo(Sriov.virtualOf(physical));
    }

    @Test
    void withoutPassthroughStateTheFunctionsAreThereAndTheirStateIsUnknown() {
        assertThat(functions(Map.of(HostProperties.PCI_DEVICES, device("0000:02:00.0"))))
                .singleElement()
                .satisfies(facts -> assertThat(facts.passthrough()).isEqualTo(Passthrough.NONE));
    }

    @Test
    void aHostThatIsNotReachedAndHasLostItsStateSaysNothing() {
        Map<Property<?>, String> lost =
                Map.of(HostProperties.CONNECTION, "notResponding", HostProperties.PCI_DEVICES, device("0000:02:00.0"));
        assertThat(PciFunctions.of(Vim.host(lost), Map.of())).isNull();
        Map<Property<?>, String> remembered = new HashMap<>(lost);
        remembered.put(HostProperties.PASSTHRU, entry("0000:02:00.0", ""));
        assertThat(PciFunctions.of(Vim.host(remembered), Map.of())).hasSize(1);
    }

    @Test
    void noDevicesAtAllSayNothing() {
        assertThat(functions(Map.of())).isNull();
        assertThat(functions(Map.of(HostProperties.PCI_DEVICES, ""))).isNull();
    }

    private static List<FunctionFacts> functions(Map<Property<?>, String> properties) {
        Map<Property<?>, String> all = new HashMap<>(properties);
        all.put(HostProperties.CONNECTION, "connected");
        return PciFunctions.of(Vim.host(all), Map.of());
    }

    private static String entry(String id, String members) {
        return "<HostPciPassthruInfo><id>%s</id>%s%s</HostPciPassthruInfo>"
                .formatted(id, PassthruInfoTest.flags(true, false, false), members);
    }

    private static String under(String id, String bridge) {
        return device(id).replace("</HostPciDevice>", "<parentBridge>" + bridge + "</parentBridge></HostPciDevice>");
    }
}
