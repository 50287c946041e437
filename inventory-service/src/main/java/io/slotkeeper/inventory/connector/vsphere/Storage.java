package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of a host's storage. */
final class Storage {
    private Storage() {}

    /** The disks of a host's mounted vSAN disk groups (VsanHostConfigInfo), by their canonical names. */
    static List<String> vsanDisks(VimValue config) {
        return config.child("storageInfo").stream()
                .flatMap(storage -> storage.children("diskMapInfo"))
                .filter(group -> group.flag("mounted").orElse(true))
                .flatMap(group -> group.children("mapping"))
                .flatMap(mapping -> Stream.concat(mapping.children("ssd"), mapping.children("nonSsd")))
                .flatMap(disk -> disk.text("canonicalName").stream())
                .toList();
    }

    /**
     * A storage adapter.
     *
     * @param device such as {@code vmhba2}
     * @param pci null where it is no PCI function, such as software iSCSI
     */
    record Hba(String key, String device, String driver, @Nullable PciAddress pci) {
        /** Names of ESXi's drivers for USB storage, over the versions. */
        private static final Set<String> USB_DRIVERS = Set.of("usb-storage", "usb_storage", "vmkusb", "umass");

        static List<Hba> all(VimValue array) {
            return Wire.elements(array)
                    .map(hba -> new Hba(
                            Wire.required(hba, "key"),
                            Wire.required(hba, "device"),
                            Wire.text(hba, "driver").orElse(""),
                            Network.pciOf(hba)))
                    .toList();
        }

        boolean usb() {
            return USB_DRIVERS.contains(driver);
        }
    }

    /** A disk. */
    record Lun(String key, String canonicalName) {
        static List<Lun> all(VimValue array) {
            return Wire.elements(array)
                    .filter(lun -> lun.text("canonicalName").isPresent())
                    .map(lun -> new Lun(Wire.required(lun, "key"), Wire.required(lun, "canonicalName")))
                    .toList();
        }
    }

    /** An adapter reaches a disk; both by their keys. */
    record DiskPath(String hba, String lun) {
        /** From {@code scsiTopology}: adapter, target, LUN. */
        static Set<DiskPath> ofScsi(VimValue topology) {
            return topology.children("adapter")
                    .flatMap(adapter -> adapter.children("target")
                            .flatMap(target -> target.children("lun"))
                            .flatMap(lun -> path(adapter.text("adapter").stream(), lun.text("scsiLun").stream())))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** From {@code plugStoreTopology}, which also knows disks that are not reached by SCSI. */
        static Set<DiskPath> ofPlugStore(VimValue topology) {
            Map<String, String> hbas = byKey(topology, "adapter", "adapter");
            Map<String, String> luns = byKey(topology, "device", "lun");
            return topology.children("path")
                    .flatMap(path -> path(
                            path.text("adapter").map(hbas::get).stream(), path.text("device").map(luns::get).stream()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static Map<String, String> byKey(VimValue topology, String list, String member) {
            Map<String, String> byKey = new HashMap<>();
            topology.children(list).forEach(entry -> entry.text("key")
                    .ifPresent(key -> entry.text(member).ifPresent(value -> byKey.put(key, value))));
            return byKey;
        }

        private static Stream<DiskPath> path(Stream<String> hba, Stream<String> lun) {
            List<String> disks = lun.toList();
            return hba.flatMap(adapter -> disks.stream().map(disk -> new DiskPath(adapter, disk)));
        }
    }

    /** A mounted volume, and the disks that it lies on by their canonical names: none for one on the network. */
    record Datastore(String name, List<String> disks) {
        static List<Datastore> mounted(VimValue array) {
            return Wire.elements(array)
                    .filter(mount -> mount.flag("mountInfo.mounted").orElse(true))
                    .flatMap(mount -> mount.child("volume").stream())
                    .map(volume -> new Datastore(
                            Wire.text(volume, "name").orElse("?"),
                            volume.children("extent")
                                    .flatMap(extent -> extent.text("diskName").stream())
                                    .toList()))
                    .toList();
        }
    }
}
