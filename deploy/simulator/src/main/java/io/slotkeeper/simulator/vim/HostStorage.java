package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.FleetSpec.DatastoreSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.LunSpec;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.PciFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host's adapters, the paths to its LUNs, its volumes, and where it boots from and dumps to. */
final class HostStorage {
    private HostStorage() {}

    static DataObject storageDevice(Host host) {
        List<PciFunction> adapters = adapters(host);
        return DataObject.of("HostStorageDeviceInfo")
                .with("hostBusAdapter", new ArrayOf<>("HostHostBusAdapter", adapters, adapter -> hba(host, adapter)))
                .with("scsiLun", new ArrayOf<>("ScsiLun", luns(host), HostStorage::scsiLun))
                .with(
                        "scsiTopology",
                        DataObject.of("HostScsiTopology")
                                .with(
                                        "adapter",
                                        new ArrayOf<>(
                                                "HostScsiTopologyInterface",
                                                adapters,
                                                adapter -> topology(host, adapter))))
                .with("plugStoreTopology", plugStore(host));
    }

    /** An adapter that is active for passthrough is not the host's, and its LUNs are out of sight. */
    private static List<PciFunction> adapters(Host host) {
        return host.functions().stream()
                .filter(function -> function.hba() != null && !function.active())
                .toList();
    }

    private static List<LunSpec> luns(Host host) {
        return host.spec().luns().stream()
                .filter(lun -> {
                    PciFunction adapter = host.adapter(lun.hba());
                    return adapter != null && !adapter.active();
                })
                .toList();
    }

    private static DataObject hba(Host host, PciFunction function) {
        String type = adapterType(host, function);
        String name = String.valueOf(function.hba());
        DataObject hba = DataObject.subtype(type)
                .with("key", adapterKey(host, function))
                .with("device", name)
                .with("bus", function.address().bus())
                .with("status", "online")
                .with("model", function.name())
                .with("driver", function.driver() == null ? driver(type) : function.driver())
                .with("pci", function.address().toString());
        if (type.equals("HostFibreChannelHba")) {
            long place = name.hashCode() & 0xffff_ffffL;
            hba.with("portWorldWideName", 0x2100_0000_0000_0000L + place)
                    .with("nodeWorldWideName", 0x2000_0000_0000_0000L + place)
                    .with("portType", new EnumValue("FibreChannelPortType", "fabric"))
                    .with("speed", 8L);
        }
        return hba;
    }

    /** The types for SAS (6.5) and PCIe (7.0) are young; before them such an adapter was a block adapter. */
    private static String adapterType(Host host, PciFunction function) {
        return switch (function.classCode()) {
            case 0x0c04 -> "HostFibreChannelHba";
            case 0x0100, 0x0107 -> host.version().atLeast("6.5") ? "HostSerialAttachedHba" : "HostBlockHba";
            case 0x0108 -> host.version().atLeast("7.0") ? "HostPcieHba" : "HostBlockHba";
            default -> "HostBlockHba";
        };
    }

    private static String driver(String type) {
        return switch (type) {
            case "HostFibreChannelHba" -> "qlnativefc";
            case "HostSerialAttachedHba" -> "lsi_msgpt3";
            case "HostPcieHba" -> "nvme_pcie";
            default -> "vmw_ahci";
        };
    }

    private static String adapterKey(Host host, PciFunction function) {
        return "key-vim.host.%s-%s".formatted(adapterType(host, function).substring("Host".length()), function.hba());
    }

    private static String lunKey(LunSpec lun) {
        return "key-vim.host.ScsiDisk-" + lunUuid(lun);
    }

    private static String lunUuid(LunSpec lun) {
        return UUID.nameUUIDFromBytes(lun.name().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static DataObject scsiLun(LunSpec lun) {
        String path = "/vmfs/devices/disks/" + lun.name();
        return DataObject.subtype("HostScsiDisk")
                .with("deviceName", path)
                .with("deviceType", "disk")
                .with("key", lunKey(lun))
                .with("uuid", lunUuid(lun))
                .with("canonicalName", lun.name())
                .with("displayName", lun.label() == null ? "Local Disk (" + lun.name() + ")" : lun.label())
                .with("lunType", "disk")
                .with("operationalState", ArrayOf.strings(List.of("ok")))
                .with("devicePath", path);
    }

    private static DataObject topology(Host host, PciFunction adapter) {
        TreeMap<Integer, List<LunSpec>> targets = luns(host).stream()
                .filter(lun -> lun.hba().equals(adapter.hba()))
                .collect(Collectors.groupingBy(LunSpec::target, TreeMap::new, Collectors.toList()));
        String key = "key-vim.host.ScsiTopology.";
        return DataObject.of("HostScsiTopologyInterface")
                .with("key", key + "Interface-" + adapter.hba())
                .with("adapter", adapterKey(host, adapter))
                .with("target", new ArrayOf<>("HostScsiTopologyTarget", targets.entrySet(), target -> DataObject.of(
                                "HostScsiTopologyTarget")
                        .with("key", "%sTarget-%s:0:%d".formatted(key, adapter.hba(), target.getKey()))
                        .with("target", target.getKey())
                        .with("lun", new ArrayOf<>("HostScsiTopologyLun", target.getValue(), lun -> DataObject.of(
                                        "HostScsiTopologyLun")
                                .with("key", key + "Lun-" + lunUuid(lun))
                                .with("lun", lun.lun())
                                .with("scsiLun", lunKey(lun))))));
    }

    /** The same paths once more, as pluggable storage has them since 4.0; real hosts list NVMe here only. */
    private static DataObject plugStore(Host host) {
        return DataObject.of("HostPlugStoreTopology")
                .with("adapter", new ArrayOf<>("HostPlugStoreTopologyAdapter", adapters(host), adapter -> DataObject.of(
                                "HostPlugStoreTopologyAdapter")
                        .with("key", plugStoreAdapter(adapter))
                        .with("adapter", adapterKey(host, adapter))
                        .with(
                                "path",
                                ArrayOf.strings(luns(host).stream()
                                        .filter(lun -> lun.hba().equals(adapter.hba()))
                                        .map(HostStorage::plugStorePath)
                                        .toList()))))
                .with("path", new ArrayOf<>("HostPlugStoreTopologyPath", luns(host), lun -> path(host, lun)))
                .with("device", new ArrayOf<>("HostPlugStoreTopologyDevice", luns(host), lun -> DataObject.of(
                                "HostPlugStoreTopologyDevice")
                        .with("key", plugStoreDevice(lun))
                        .with("lun", lunKey(lun))
                        .with("path", ArrayOf.strings(List.of(plugStorePath(lun))))));
    }

    private static DataObject path(Host host, LunSpec lun) {
        PciFunction adapter = host.adapter(lun.hba());
        return DataObject.of("HostPlugStoreTopologyPath")
                .with("key", plugStorePath(lun))
                .with("name", "%s:C0:T%d:L%d".formatted(lun.hba(), lun.target(), lun.lun()))
                .with("channelNumber", 0)
                .with("targetNumber", lun.target())
                .with("lunNumber", lun.lun())
                .with("adapter", adapter == null ? null : plugStoreAdapter(adapter))
                .with("device", plugStoreDevice(lun));
    }

    private static String plugStoreAdapter(PciFunction adapter) {
        return "key-vim.host.PlugStoreTopology.Adapter-" + adapter.hba();
    }

    private static String plugStorePath(LunSpec lun) {
        return "key-vim.host.PlugStoreTopology.Path-%s-%s".formatted(lun.hba(), lunUuid(lun));
    }

    private static String plugStoreDevice(LunSpec lun) {
        return "key-vim.host.PlugStoreTopology.Device-" + lunUuid(lun);
    }

    static DataObject volumes(Host host) {
        return DataObject.of("HostFileSystemVolumeInfo")
                .with("volumeTypeList", ArrayOf.strings(List.of("VMFS", "NFS", "VFFS")))
                .with(
                        "mountInfo",
                        new ArrayOf<>(
                                "HostFileSystemMountInfo", host.spec().datastores(), store -> mount(host, store)));
    }

    private static DataObject mount(Host host, DatastoreSpec store) {
        String uuid = UUID.nameUUIDFromBytes(store.name().getBytes(StandardCharsets.UTF_8))
                .toString();
        boolean reachable = luns(host).stream().map(LunSpec::name).toList().containsAll(store.luns());
        String version = host.version().atLeast("6.5") ? "6.82" : host.version().atLeast("5.0") ? "5.60" : "3.33";
        return DataObject.of("HostFileSystemMountInfo")
                .with(
                        "mountInfo",
                        DataObject.of("HostMountInfo")
                                .with("path", "/vmfs/volumes/" + uuid)
                                .with("accessMode", "readWrite")
                                .with("mounted", !store.unmounted())
                                .with("accessible", reachable && !store.unmounted()))
                .with(
                        "volume",
                        DataObject.subtype("HostVmfsVolume")
                                .with("type", "VMFS")
                                .with("name", store.name())
                                .with("capacity", store.gb() << 30)
                                .with("blockSizeMb", 1)
                                .with("maxBlocks", 63 * 1024 * 1024)
                                .with("majorVersion", version.charAt(0) - '0')
                                .with("version", version)
                                .with("uuid", uuid)
                                .with(
                                        "extent",
                                        new ArrayOf<>("HostScsiDiskPartition", store.luns(), lun -> partition(lun, 1)))
                                .with("vmfsUpgradable", false)
                                .with("local", store.luns().size() == 1))
                .with("vStorageSupport", "vStorageUnsupported");
    }

    private static DataObject partition(String lun, int number) {
        return DataObject.of("HostScsiDiskPartition").with("diskName", lun).with("partition", number);
    }

    static @Nullable DataObject diagnosticPartition(Host host) {
        String coredump = host.spec().coredump();
        if (coredump == null) {
            return null;
        }
        return DataObject.of("HostDiagnosticPartition")
                .with("storageType", "directAttached")
                .with("diagnosticType", "singleHost")
                .with("slots", 1)
                .with("id", partition(coredump, 7));
    }

    /** QueryBootDevices; null where the host does not tell. */
    static @Nullable DataObject bootDevices(Host host) {
        String boot = host.spec().boot();
        if (boot == null) {
            return null;
        }
        List<DataObject> devices = host.spec().luns().stream()
                .map(lun -> DataObject.of("HostBootDevice")
                        .with("key", lun.name())
                        .with(
                                "description",
                                "%s on %s".formatted(lun.label() == null ? "Disk" : lun.label(), lun.hba())))
                .toList();
        return DataObject.of("HostBootDeviceInfo")
                .with("bootDevices", ArrayOf.of("HostBootDevice", devices))
                .with("currentBootDeviceKey", boot);
    }
}
