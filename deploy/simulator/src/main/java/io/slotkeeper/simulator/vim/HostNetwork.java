package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.FleetSpec.DvsSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.KernelNicSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.SwitchSpec;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.PciFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A host's network: ports that are active for passthrough are no longer the host's and do not appear as pnic. */
final class HostNetwork {
    private static final List<String> NIC_TYPES =
            List.of("management", "vmotion", "faultToleranceLogging", "vSphereReplication", "vsan");

    private HostNetwork() {}

    static DataObject network(Host host) {
        List<KernelNicSpec> kernel = host.spec().kernelNics();
        return DataObject.of("HostNetworkInfo")
                .with(
                        "vswitch",
                        new ArrayOf<>("HostVirtualSwitch", host.spec().switches(), vswitch -> vswitch(host, vswitch)))
                .with(
                        "proxySwitch",
                        new ArrayOf<>(
                                "HostProxySwitch", host.spec().distributedSwitches(), dvs -> proxySwitch(host, dvs)))
                .with("portgroup", ArrayOf.of("HostPortGroup", portgroups(host)))
                .with("pnic", new ArrayOf<>("PhysicalNic", nics(host), nic -> pnic(host, nic)))
                .with(
                        "vnic",
                        new ArrayOf<>(
                                "HostVirtualNic",
                                kernel.stream().filter(nic -> !isConsole(nic)).toList(),
                                nic -> virtualNic(host, nic)))
                .with(
                        "consoleVnic",
                        new ArrayOf<>(
                                "HostVirtualNic",
                                kernel.stream().filter(HostNetwork::isConsole).toList(),
                                nic -> virtualNic(host, nic)));
    }

    private static boolean isConsole(KernelNicSpec nic) {
        return nic.name().startsWith("vswif");
    }

    private static List<PciFunction> nics(Host host) {
        return host.functions().stream()
                .filter(function -> function.nic() != null && !function.active())
                .toList();
    }

    private static DataObject pnic(Host host, PciFunction function) {
        return DataObject.of("PhysicalNic")
                .with("key", nicKey(String.valueOf(function.nic())))
                .with("device", function.nic())
                .with("pci", function.address().toString())
                .with("driver", function.driver() == null ? driver(function) : function.driver())
                .with(
                        "linkSpeed",
                        DataObject.of("PhysicalNicLinkSpeedDuplex")
                                .with("speedMb", 10_000)
                                .with("duplex", true))
                .with("wakeOnLanSupported", false)
                .with("mac", mac(host, function.address().toString()));
    }

    private static String driver(PciFunction function) {
        return function.id().vendor() == 0x8086 ? "ixgben" : "nmlx5_core";
    }

    /** Made up from the host and the place, in the range for locally administered addresses. */
    static String mac(Host host, String place) {
        int hash = (host.uuid() + place).hashCode();
        return "02:50:%02x:%02x:%02x:%02x"
                .formatted(hash >>> 24 & 0xff, hash >>> 16 & 0xff, hash >>> 8 & 0xff, hash & 0xff);
    }

    private static String nicKey(String nic) {
        return "key-vim.host.PhysicalNic-" + nic;
    }

    /** An uplink that left for passthrough is no longer on its switch. */
    private static ArrayOf<Object> uplinks(Host host, Collection<String> names) {
        List<String> there =
                nics(host).stream().map(nic -> String.valueOf(nic.nic())).toList();
        return ArrayOf.strings(
                names.stream().filter(there::contains).map(HostNetwork::nicKey).toList());
    }

    private static DataObject vswitch(Host host, SwitchSpec vswitch) {
        return DataObject.of("HostVirtualSwitch")
                .with("name", vswitch.name())
                .with("key", "key-vim.host.VirtualSwitch-" + vswitch.name())
                .with("numPorts", 128)
                .with("numPortsAvailable", 120)
                .with(
                        "portgroup",
                        ArrayOf.strings(vswitch.portgroups().stream()
                                .map(HostNetwork::portgroupKey)
                                .toList()))
                .with("pnic", uplinks(host, vswitch.uplinks()))
                .with("spec", DataObject.of("HostVirtualSwitchSpec").with("numPorts", 128));
    }

    private static String portgroupKey(String name) {
        return "key-vim.host.PortGroup-" + name;
    }

    private static DataObject proxySwitch(Host host, DvsSpec dvs) {
        return DataObject.of("HostProxySwitch")
                .with("dvsUuid", dvsUuid(dvs))
                .with("dvsName", dvs.name())
                .with("key", "key-vim.host.ProxySwitch-" + dvs.name())
                .with("numPorts", 512)
                .with("numPortsAvailable", 500)
                .with("pnic", uplinks(host, dvs.uplinks()))
                .with("spec", DataObject.of("HostProxySwitchSpec"));
    }

    private static String dvsUuid(DvsSpec dvs) {
        return dvs.uuid() == null
                ? UUID.nameUUIDFromBytes(dvs.name().getBytes(StandardCharsets.UTF_8))
                        .toString()
                : dvs.uuid();
    }

    private static List<DataObject> portgroups(Host host) {
        List<DataObject> portgroups = new ArrayList<>();
        for (SwitchSpec vswitch : host.spec().switches()) {
            for (String name : vswitch.portgroups()) {
                portgroups.add(DataObject.of("HostPortGroup")
                        .with("key", portgroupKey(name))
                        .with("vswitch", "key-vim.host.VirtualSwitch-" + vswitch.name())
                        .with("computedPolicy", DataObject.of("HostNetworkPolicy"))
                        .with(
                                "spec",
                                DataObject.of("HostPortGroupSpec")
                                        .with("name", name)
                                        .with("vlanId", 0)
                                        .with("vswitchName", vswitch.name())
                                        .with("policy", DataObject.of("HostNetworkPolicy"))));
            }
        }
        return portgroups;
    }

    private static DataObject virtualNic(Host host, KernelNicSpec nic) {
        DataObject spec = DataObject.of("HostVirtualNicSpec");
        if (nic.ip() != null) {
            spec.with(
                    "ip",
                    DataObject.of("HostIpConfig")
                            .with("dhcp", false)
                            .with("ipAddress", nic.ip())
                            .with("subnetMask", "255.255.255.0"));
        }
        spec.with("mac", mac(host, nic.name()));
        DvsSpec dvs = host.spec().distributedSwitches().stream()
                .filter(candidate -> candidate.name().equals(nic.on()))
                .findFirst()
                .orElse(null);
        if (dvs != null) {
            spec.with(
                    "distributedVirtualPort",
                    DataObject.of("DistributedVirtualSwitchPortConnection")
                            .with("switchUuid", dvsUuid(dvs))
                            .with("portKey", "16"));
        } else {
            spec.with("portgroup", nic.on());
        }
        return DataObject.of("HostVirtualNic")
                .with("device", nic.name())
                .with("key", virtualNicKey(nic))
                .with("portgroup", dvs == null ? nic.on() : "")
                .with("spec", spec);
    }

    private static String virtualNicKey(KernelNicSpec nic) {
        return (isConsole(nic) ? "key-vim.host.ConsoleVirtualNic-" : "key-vim.host.VirtualNic-") + nic.name();
    }

    /** The service console's interface is not in here: ESX's management is whatever consoleVnic says. */
    static DataObject virtualNicManager(Host host) {
        List<KernelNicSpec> kernel =
                host.spec().kernelNics().stream().filter(nic -> !isConsole(nic)).toList();
        List<DataObject> configs = NIC_TYPES.stream()
                .map(type -> DataObject.of("VirtualNicManagerNetConfig")
                        .with("nicType", type)
                        .with("multiSelectAllowed", type.equals("management"))
                        .with("candidateVnic", new ArrayOf<>("HostVirtualNic", kernel, nic -> virtualNic(host, nic)))
                        .with(
                                "selectedVnic",
                                ArrayOf.strings(kernel.stream()
                                        .filter(nic -> nic.uses().contains(type))
                                        .map(HostNetwork::virtualNicKey)
                                        .toList())))
                .toList();
        return DataObject.of("HostVirtualNicManagerInfo")
                .with("netConfig", ArrayOf.of("VirtualNicManagerNetConfig", configs));
    }
}
