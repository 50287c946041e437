package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is read of a {@code HostSystem}: paths of the vSphere Web Services API, each with the version that knows it. */
final class HostProperties {
    static final Property<String> NAME = Property.text("name");
    static final Property<ManagedObject> PARENT = Property.of("parent", HostProperties::reference);
    static final Property<Boolean> REBOOT_REQUIRED = Property.flag("summary.rebootRequired");
    static final Property<HostConnection> CONNECTION =
            Property.of("runtime.connectionState", HostProperties::connection);
    static final Property<Boolean> MAINTENANCE = Property.flag("runtime.inMaintenanceMode");
    static final Property<String> BOOT_TIME = Property.text("runtime.bootTime");
    static final Property<String> UUID =
            Property.of("hardware.systemInfo", info -> Wire.text(info, "uuid").orElse(""));
    static final Property<List<PciDevice>> PCI_DEVICES = Property.of("hardware.pciDevice", PciDevice::all);
    static final Property<Map<PciAddress, Integer>> NUMA_NODES = Property.of("hardware.numaInfo", HostProperties::numa);
    static final Property<Product> PRODUCT = Property.of("config.product", Product::of);
    static final Property<List<PassthruInfo>> PASSTHRU = Property.of("config.pciPassthruInfo", PassthruInfo::all);

    static final Property<List<Network.Pnic>> PNICS = Property.of("config.network.pnic", Network.Pnic::all);
    static final Property<List<Network.Switch>> SWITCHES =
            Property.of("config.network.vswitch", Network.Switch::standard);
    static final Property<List<Network.Switch>> PROXY_SWITCHES =
            Property.of("config.network.proxySwitch", Network.Switch::distributed);
    static final Property<List<Network.Switch>> OPAQUE_SWITCHES =
            Property.of("config.network.opaqueSwitch", Network.Switch::opaque).since(ApiVersion.V5_5);
    static final Property<List<Network.Portgroup>> PORTGROUPS =
            Property.of("config.network.portgroup", Network.Portgroup::all);
    static final Property<List<Network.Vnic>> VNICS = Property.of("config.network.vnic", Network.Vnic::all);
    static final Property<List<Network.Vnic>> CONSOLE_VNICS =
            Property.of("config.network.consoleVnic", Network.Vnic::all);
    static final Property<List<String>> MANAGEMENT_KEYS =
            Property.of("config.virtualNicManagerInfo", Network::managementKeys);

    static final Property<List<Storage.Hba>> HBAS =
            Property.of("config.storageDevice.hostBusAdapter", Storage.Hba::all);
    static final Property<List<Storage.Lun>> LUNS = Property.of("config.storageDevice.scsiLun", Storage.Lun::all);
    static final Property<Set<Storage.DiskPath>> SCSI_PATHS =
            Property.of("config.storageDevice.scsiTopology", Storage.DiskPath::ofScsi);
    static final Property<Set<Storage.DiskPath>> PLUG_STORE_PATHS =
            Property.of("config.storageDevice.plugStoreTopology", Storage.DiskPath::ofPlugStore);
    static final Property<List<Storage.Datastore>> DATASTORES =
            Property.of("config.fileSystemVolume.mountInfo", Storage.Datastore::mounted);
    static final Property<List<String>> VSAN_DISKS =
            Property.of("config.vsanHostConfig", Storage::vsanDisks).since(ApiVersion.V5_5);
    static final Property<String> COREDUMP_DISK =
            Property.of("config.activeDiagnosticPartition", partition -> Wire.text(partition, "id.diskName")
                    .orElse(""));

    static final Property<ManagedObject> BOOT_DEVICE_SYSTEM =
            Property.of("configManager.bootDeviceSystem", HostProperties::reference);
    static final Property<List<Assigned>> ASSIGNED =
            Property.of("config.assignableHardwareBinding", Assigned::all).since(ApiVersion.V7_0);

    /** From which the host's own use of its functions follows; one that may not be read makes all of it unknown. */
    static final List<Property<?>> OF_HOST_USES = List.of(
            PNICS,
            SWITCHES,
            PROXY_SWITCHES,
            OPAQUE_SWITCHES,
            PORTGROUPS,
            VNICS,
            CONSOLE_VNICS,
            MANAGEMENT_KEYS,
            HBAS,
            LUNS,
            SCSI_PATHS,
            PLUG_STORE_PATHS,
            DATASTORES,
            VSAN_DISKS,
            COREDUMP_DISK);

    static final List<Property<?>> ALL = Stream.concat(
                    Stream.of(
                            NAME,
                            PARENT,
                            REBOOT_REQUIRED,
                            CONNECTION,
                            MAINTENANCE,
                            BOOT_TIME,
                            UUID,
                            PCI_DEVICES,
                            NUMA_NODES,
                            PRODUCT,
                            PASSTHRU,
                            BOOT_DEVICE_SYSTEM,
                            ASSIGNED),
                    OF_HOST_USES.stream())
            .<Property<?>>map(property -> property)
            .toList();

    private HostProperties() {}

    /**
     * What a host runs.
     *
     * @param line such as {@code embeddedEsx}; null where it is not said
     */
    record Product(@Nullable String version, @Nullable String line) {
        static Product of(VimValue about) {
            return new Product(
                    Wire.text(about, "version").orElse(null),
                    Wire.text(about, "productLineId").orElse(null));
        }
    }

    /**
     * An entry of {@code config.assignableHardwareBinding}: who holds what right now.
     *
     * @param instanceId names the device; for a PCI function its address is in it
     */
    record Assigned(String instanceId, ManagedObject vm) {
        static List<Assigned> all(VimValue array) {
            return Wire.elements(array)
                    .map(binding -> new Assigned(
                            Wire.required(binding, "instanceId"),
                            binding.child("vm")
                                    .map(HostProperties::reference)
                                    .orElseThrow(() -> new BadFact("an entry has no vm"))))
                    .toList();
        }
    }

    static ManagedObject reference(VimValue value) {
        return value.reference().orElseThrow(() -> new BadFact("no reference to an object"));
    }

    private static HostConnection connection(VimValue value) {
        return switch (value.text()) {
            case "connected" -> HostConnection.CONNECTED;
            case "disconnected" -> HostConnection.DISCONNECTED;
            case "notResponding" -> HostConnection.NOT_RESPONDING;
            default -> HostConnection.UNKNOWN; // a newer server may know more states
        };
    }

    private static Map<PciAddress, Integer> numa(VimValue info) {
        Map<PciAddress, Integer> nodes = new HashMap<>();
        info.children("numaNode").forEach(node -> {
            int number = Wire.number(node, "typeId")
                            .orElseThrow(() -> new BadFact("an entry has no typeId"))
                            .intValue()
                    & 0xff;
            node.children("pciId")
                    .map(id -> PciAddress.parse(id.text())
                            .orElseThrow(() -> Wire.misfit("pciId", id.text(), "no PCI address")))
                    .forEach(address -> nodes.put(address, number));
        });
        return Map.copyOf(nodes);
    }
}
