package io.slotkeeper.inventory.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Holder;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.HostDescription;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Platform;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.SourceFacts;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.Sriov;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final PciAddress ADDRESS = PciAddress.of("06:00.0");
    private static final FunctionFacts FACTS = new FunctionFacts(
            ADDRESS,
            new DeviceIdentity("8086", "10c6", "8086", null, "01", "0200"),
            new DeviceNames("Intel", "Card", null),
            new Binding("ixgbe", List.of("ixgbe")),
            new Placement("0000:00:03.0/06:00.0", "4", 1, "12"),
            new Passthrough(true, DeviceContext.HOST, Pending.TO_PASSTHROUGH, PciAddress.of("00:03.0"), "BRIDGE"),
            new Sriov(Sriov.Role.VIRTUAL, PciAddress.of("06:00.1"), null, true, 2, 8));
    private static final Report REPORT = new Report(
            List.of(FACTS),
            List.of(new HostUse(ADDRESS, HostUseKind.UPLINK, null)),
            List.of(new Holder(ADDRESS, new VmId("vm-9"))),
            Iommu.ON,
            new HostFacts("h", Platform.ESXI, "8.0", "B", Map.of("a", "b"), HostConnection.CONNECTED, true, false));

    @Test
    void whatIsStoredIsReadBackAsItWas() {
        SourceName source = new SourceName("json");
        Host registered = Host.register(
                        new HostId("h"), "default", new HostDescription("h", Platform.ESXI, "8.0", null, Map.of()))
                .host();
        Host host = ((HostDecision.Changed)
                        registered.report(source, 3L, REPORT, identity -> DeviceNames.NONE, Instant.EPOCH))
                .host();
        SourceFacts facts = host.sources().get(source);
        EffectiveFunction function = host.effective().functions().get(ADDRESS);
        assertThat(Documents.read(Documents.write(facts), SourceFacts.class)).isEqualTo(facts);
        assertThat(Documents.read(Documents.write(function), EffectiveFunction.class))
                .isEqualTo(function);
        assertThat(Documents.write(function)).contains("\"address\":\"0000:06:00.0\"");
    }

    @Test
    void whatIsSaidOfAMachineIsReadBackAsItWas() {
        Vm vm = Vm.unknown(new VmId("vm-9"), "default")
                .describe(
                        new SourceName("vc-1"),
                        new VmFacts("db01", new HostId("h"), 7, MemoryReservation.FULL, 2, Map.of(), Map.of("a", "b")));
        assertThat(Documents.read(Documents.write(vm.facts()), VmFacts.class)).isEqualTo(vm.facts());
        assertThat(Documents.write(vm.said())).startsWith("{\"vc-1\":{");
    }

    @Test
    void aDocumentThatCannotBeReadIsABug() {
        assertThatThrownBy(() -> Documents.read("{", SourceFacts.class)).isInstanceOf(IllegalStateException.class);
    }
}
