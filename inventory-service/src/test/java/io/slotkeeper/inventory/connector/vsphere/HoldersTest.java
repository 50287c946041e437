package io.slotkeeper.inventory.connector.vsphere;

import static io.slotkeeper.inventory.connector.vsphere.Machines.configured;
import static io.slotkeeper.inventory.connector.vsphere.Machines.holding;
import static io.slotkeeper.inventory.connector.vsphere.Machines.machine;
import static io.slotkeeper.inventory.connector.vsphere.Machines.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.domain.Holder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldersTest {
    private static final Known HOST = Vim.host(Map.of());

    @Test
    void aMachineThatIsOffHasWhatItsConfigurationNames() {
        Machine off = configured(
                "vm-1",
                Map.of(
                        VmProperties.POWER,
                        "poweredOff",
                        VmProperties.DEVICES,
                        holding("0000:3b:00.0", "0000:3b:00.1")));
        assertThat(holders(HOST, off)).containsExactly("0000:3b:00.0 " + uuid("vm-1"), "0000:3b:00.1 " + uuid("vm-1"));
    }

    @Test
    void oneThatRunsComesBeforeOthersWithTheSameDevice() {
        Machine off = configured(
                "vm-1", Map.of(VmProperties.POWER, "poweredOff", VmProperties.DEVICES, holding("0000:3b:00.0")));
        Machine on = configured(
                "vm-2", Map.of(VmProperties.POWER, "poweredOn", VmProperties.DEVICES, holding("0000:3b:00.0")));
        assertThat(holders(HOST, off, on)).containsExactly("0000:3b:00.0 " + uuid("vm-2"));
        assertThat(holders(HOST, on, off)).containsExactly("0000:3b:00.0 " + uuid("vm-2"));
    }

    @Test
    void whatTheHostSaysIsAssignedIsAlsoSeenOfAMachineThatTheAccountDoesNotSee() {
        Known host = Vim.host(
                Map.of(
                        HostProperties.ASSIGNED,
                        "<HostAssignableHardwareBinding><instanceId>pci:0000:5e:00.0</instanceId><vm type=\"VirtualMachine\">vm-2</vm></HostAssignableHardwareBinding>"
                                + "<HostAssignableHardwareBinding><instanceId>0000:5e:00.1</instanceId><vm type=\"VirtualMachine\">vm-99</vm></HostAssignableHardwareBinding>"
                                + "<HostAssignableHardwareBinding><instanceId>GRID-T4:7</instanceId><vm type=\"VirtualMachine\">vm-2</vm></HostAssignableHardwareBinding>"));
        assertThat(holders(host, configured("vm-2", Map.of())))
                .containsExactly("0000:5e:00.0 " + uuid("vm-2"), "0000:5e:00.1 vc1.vm-99");
    }

    @Test
    void aMachineWhoseConfigurationIsAwayKeepsItsDevices() {
        Machine machine = configured("vm-1", Map.of(VmProperties.DEVICES, holding("0000:3b:00.0")));
        machine.take(new ObjectUpdate(
                ObjectUpdate.Kind.MODIFY,
                new ManagedObject("VirtualMachine", "vm-1"),
                Map.of(),
                List.of("config.hardware.device", "config.instanceUuid", "config.version"),
                List.of()));
        assertThat(machine.configured()).isFalse();
        assertThat(holders(HOST, machine)).containsExactly("0000:3b:00.0 " + uuid("vm-1"));
    }

    @Test
    void aMachineWithoutDevicesHoldsNothingAndThatIsKnown() {
        assertThat(holders(HOST, configured("vm-1", Map.of()))).isEmpty();
        assertThat(holders(HOST)).isEmpty();
    }

    @Test
    void whereNoMachineMayBeReadNothingIsKnown() {
        Machine secret = machine(
                "vm-1", Map.of(VmProperties.HARDWARE_VERSION, "vmx-19"), Vim.noPermission(VmProperties.DEVICES));
        assertThat(Holders.of(HOST, List.of(secret), Map.of(), Machines.SOURCE)).isNull();
        Machine open = configured("vm-2", Map.of(VmProperties.DEVICES, holding("0000:3b:00.0")));
        assertThat(holders(HOST, secret, open)).containsExactly("0000:3b:00.0 " + uuid("vm-2"));
    }

    private static List<String> holders(Known host, Machine... machines) {
        Map<String, Machine> all = Stream.of(machines).collect(Collectors.toMap(Machine::object, Function.identity()));
        List<Holder> holders = Holders.of(host, List.of(machines), all, Machines.SOURCE);
        return holders.stream()
                .map(holder -> holder.address() + " " + holder.vm())
                .toList();
    }
}
