package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.Storage.Datastore;
import io.slotkeeper.inventory.connector.vsphere.Storage.Hba;
import io.slotkeeper.inventory.connector.vsphere.Storage.Lun;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which controllers the host's storage hangs on: mounted datastores, the coredump partition, the boot device. Where the
 * disk to boot from or to dump to is on USB, every USB controller counts, as the adapter does not tell which one it is.
 */
final class StorageUses {
    private static final String STORAGE_CLASS = "01";
    private static final String USB_CONTROLLER = "0c03";
    /** A disk that has no name of its own is called after its path. */
    private static final Pattern ADAPTER = Pattern.compile("(?<![a-z0-9])(vmhba\\d{1,4})(?![0-9])");

    private final List<PciDevice> devices;
    private final List<Hba> hbas;
    private final Map<String, Set<Hba>> byDisk;
    private final List<Datastore> datastores;
    private final List<String> vsanDisks;
    private final Optional<String> coredumpDisk;

    private StorageUses(Known host) {
        devices = host.get(HostProperties.PCI_DEVICES).orElse(List.of());
        hbas = host.get(HostProperties.HBAS).orElse(List.of());
        byDisk = adapters(host);
        datastores = host.get(HostProperties.DATASTORES).orElse(List.of());
        vsanDisks = host.get(HostProperties.VSAN_DISKS).orElse(List.of());
        coredumpDisk = host.get(HostProperties.COREDUMP_DISK).filter(Predicate.not(String::isEmpty));
    }

    static Stream<HostUse> of(Known host, Optional<BootDevice> boot) {
        StorageUses uses = new StorageUses(host);
        return Stream.of(uses.datastores(), uses.coredump(), boot.stream().flatMap(uses::boot))
                .flatMap(found -> found);
    }

    private Stream<HostUse> datastores() {
        Map<String, List<String>> evidence = new TreeMap<>();
        volumes().forEach(volume -> volume.disks().stream().distinct().forEach(disk -> adaptersOf(disk)
                .forEach(hba -> evidence.computeIfAbsent(hba.key(), key -> new ArrayList<>())
                        .add("%s on %s".formatted(volume.name(), disk)))));
        return hbas.stream()
                .filter(hba -> evidence.containsKey(hba.key()))
                .flatMap(hba -> uses(hba, HostUseKind.DATASTORE, several(evidence.getOrDefault(hba.key(), List.of()))));
    }

    private Stream<Datastore> volumes() {
        return Stream.concat(
                datastores.stream()
                        .sorted(Comparator.comparing(Datastore::name))
                        .map(found -> new Datastore("datastore \"%s\"".formatted(found.name()), found.disks())),
                Stream.of(new Datastore("vSAN", vsanDisks)));
    }

    private Stream<HostUse> coredump() {
        return coredumpDisk.stream().flatMap(disk -> adaptersOf(disk)
                .flatMap(hba -> hostUses(hba, HostUseKind.COREDUMP, "coredump partition on " + disk)));
    }

    /**
     * What is booted from is told in words; a disk, an adapter or a storage controller's address among them is evidence,
     * other words say nothing.
     */
    private Stream<HostUse> boot(BootDevice boot) {
        String words = boot.key() + " " + boot.description();
        String detail = "boot device " + boot.words();
        List<Hba> adapters = Stream.concat(
                        byDisk.entrySet().stream()
                                .filter(disk -> words.contains(disk.getKey()))
                                .flatMap(disk -> disk.getValue().stream()),
                        named(words))
                .distinct()
                .toList();
        if (!adapters.isEmpty()) {
            return adapters.stream().flatMap(hba -> hostUses(hba, HostUseKind.BOOT_STORAGE, detail));
        }
        return Words.addresses(words)
                .filter(this::isStorageController)
                .map(address -> new HostUse(address, HostUseKind.BOOT_STORAGE, Wire.shortened(detail)));
    }

    private Stream<HostUse> hostUses(Hba hba, HostUseKind kind, String what) {
        return hba.usb() ? usb(hba, HostUseKind.USB_BOOT, what) : uses(hba, kind, what);
    }

    private Stream<HostUse> uses(Hba hba, HostUseKind kind, String what) {
        if (hba.pci() == null) {
            return hba.usb() ? usb(hba, kind, what) : Stream.empty();
        }
        return Stream.of(new HostUse(hba.pci(), kind, Wire.shortened(hba.device() + ", " + what)));
    }

    private Stream<HostUse> usb(Hba hba, HostUseKind kind, String what) {
        String detail = Wire.shortened("%s (%s), %s".formatted(hba.device(), hba.driver(), what));
        return devices.stream()
                .filter(device -> USB_CONTROLLER.equals(device.identity().classId()))
                .map(device -> new HostUse(device.address(), kind, detail));
    }

    private boolean isStorageController(PciAddress address) {
        return devices.stream()
                .filter(device -> device.address().equals(address))
                .anyMatch(device -> String.valueOf(device.identity().classId()).startsWith(STORAGE_CLASS));
    }

    private Stream<Hba> adaptersOf(String disk) {
        Set<Hba> known = byDisk.getOrDefault(disk, Set.of());
        return known.isEmpty() ? named(disk) : known.stream().sorted(Comparator.comparing(Hba::device));
    }

    private Stream<Hba> named(String words) {
        Matcher matcher = ADAPTER.matcher(words);
        Set<String> names = matcher.results().map(found -> found.group(1)).collect(Collectors.toSet());
        return hbas.stream().filter(hba -> names.contains(hba.device()));
    }

    private static Map<String, Set<Hba>> adapters(Known host) {
        Map<String, Hba> hbas = host.get(HostProperties.HBAS).orElse(List.of()).stream()
                .collect(Collectors.toMap(Hba::key, hba -> hba, (one, other) -> one));
        Map<String, Set<String>> names = host.get(HostProperties.LUNS).orElse(List.of()).stream()
                .collect(Collectors.groupingBy(Lun::key, Collectors.mapping(Lun::canonicalName, Collectors.toSet())));
        return Stream.of(HostProperties.SCSI_PATHS, HostProperties.PLUG_STORE_PATHS)
                .flatMap(paths -> host.get(paths).stream())
                .flatMap(Set::stream)
                .filter(path -> hbas.containsKey(path.hba()))
                .flatMap(path -> names.getOrDefault(path.lun(), Set.of()).stream()
                        .map(name -> Map.entry(name, hbas.get(path.hba()))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static String several(List<String> evidence) {
        int more = evidence.size() - 1;
        return more == 0 ? evidence.get(0) : "%s and %d more".formatted(evidence.get(0), more);
    }
}
