package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Platform;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What sources see in tests. */
public final class Seen {
    private Seen() {}

    public static ObservedHost host(String object, String name, String hardwareId) {
        return host(object, name, hardwareId, 2);
    }

    public static ObservedHost host(String object, String name, String hardwareId, int functions) {
        HostFacts facts = new HostFacts(
                name,
                Platform.ESX,
                "8.0.3",
                "cluster-a",
                Map.of("vsphere.moref", object),
                HostConnection.CONNECTED,
                false,
                false);
        return new ObservedHost(object, name, hardwareId, new Report(functions(functions), null, null, null, facts));
    }

    public static ObservedVm vm(String object, String id, String host) {
        return new ObservedVm(
                object,
                new VmId(id),
                host,
                new VmFacts(
                        id,
                        null,
                        19,
                        MemoryReservation.UNKNOWN,
                        null,
                        Map.of(),
                        PowerState.UNKNOWN,
                        Presence.PRESENT,
                        Map.of("vsphere.moref", object)));
    }

    private static List<FunctionFacts> functions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FunctionFacts(
                        PciAddress.of("0000:%02x:%02x.0".formatted(0x10 + (i >> 5), i & 0x1f)),
                        new DeviceIdentity("8086", "10c6", "8086", "a05f", "01", "0200")))
                .toList();
    }
}
