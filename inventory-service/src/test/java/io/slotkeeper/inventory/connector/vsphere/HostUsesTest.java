package io.slotkeeper.inventory.connector.vsphere;

import static io.slotkeeper.inventory.connector.vsphere.PciDeviceTest.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostUsesTest {
    private static final Optional<BootDevice> BOOT = Optional.of(new BootDevice("vmhba3:C0:T0:L0", "Local disk"));
    private static final String NAA = "naa.600508b1001c5b0e";
    private static final String USB_DISK = "mpx.vmhba32:C0:T0:L0";

    @Test
    void everyUplinkOfTheManagementSwitchCountsAndTheOthersAreOrdinary() {
        assertThat(uses(network()))
                .containsExactly(
                        "0000:02:00.0 MANAGEMENT_UPLINK vmnic0, uplink of vSwitch0",
                        "0000:02:00.1 MANAGEMENT_UPLINK vmnic1, uplink of vSwitch0",
                        "0000:03:00.0 UPLINK vmnic2, uplink of vSwitch1");
    }

    @ParameterizedTest
    @CsvSource({
        "key-vim.host.VirtualNic-vmk0",
        "management.key-vim.host.VirtualNic-vmk0",
    })
    void theSelectedAdapterIsNamedByItsKeyWithOrWithoutItsUse(String selected) {
        Map<Property<?>, String> host = network();
        host.put(HostProperties.MANAGEMENT_KEYS, management(selected));
        assertThat(uses(host)).contains("0000:02:00.0 MANAGEMENT_UPLINK vmnic0, uplink of vSwitch0");
    }

    @Test
    void anAdapterForSomethingElseManagesNothing() {
        Map<Property<?>, String> host = network();
        host.put(HostProperties.MANAGEMENT_KEYS, management("management.key-vim.host.VirtualNic-vmk10"));
        assertThat(uses(host)).noneMatch(use -> use.contains("MANAGEMENT"));
    }

    @Test
    void managementOnADistributedSwitchIsFoundByItsUuid() {
        Map<Property<?>, String> host = network();
        host.put(
                HostProperties.VNICS,
                "<HostVirtualNic><device>vmk0</device><key>key-vim.host.VirtualNic-vmk0</key><portgroup></portgroup>"
                        + "<spec><distributedVirtualPort><switchUuid>50 2e aa</switchUuid><portKey>16</portKey>"
                        + "</distributedVirtualPort></spec></HostVirtualNic>");
        host.put(
                HostProperties.PROXY_SWITCHES,
                "<HostProxySwitch><dvsUuid>50 2e aa</dvsUuid><dvsName>dvs-core</dvsName>"
                        + "<pnic>key-vim.host.PhysicalNic-vmnic3</pnic></HostProxySwitch>");
        assertThat(uses(host))
                .containsExactly(
                        "0000:02:00.0 UPLINK vmnic0, uplink of vSwitch0",
                        "0000:02:00.1 UPLINK vmnic1, uplink of vSwitch0",
                        "0000:03:00.0 UPLINK vmnic2, uplink of vSwitch1",
                        "0000:03:00.1 MANAGEMENT_UPLINK vmnic3, uplink of dvs-core");
    }

    @Test
    void theServiceConsoleOfClassicEsxIsManagement() {
        Map<Property<?>, String> host = network();
        host.remove(HostProperties.MANAGEMENT_KEYS);
        host.remove(HostProperties.VNICS);
        host.put(
                HostProperties.CONSOLE_VNICS,
                "<HostVirtualNic><device>vswif0</device><key>key-vim.host.ConsoleVirtualNic-vswif0</key>"
                        + "<portgroup>VM Network</portgroup><spec/></HostVirtualNic>");
        assertThat(uses(host)).contains("0000:03:00.0 MANAGEMENT_UPLINK vmnic2, uplink of vSwitch1");
    }

    @Test
    void anAdapterThatIsNoFunctionOfTheHostIsNoUse() {
        Map<Property<?>, String> host = network();
        host.put(
                HostProperties.PNICS,
                nic("vmnic0", "0000:02:00.0") + nic("vmnic1", "usb") + nic("vmnic2", "0000:77:00.0"));
        assertThat(uses(host)).containsExactly("0000:02:00.0 MANAGEMENT_UPLINK vmnic0, uplink of vSwitch0");
    }

    @Test
    void aMountedDatastoreNeedsEveryAdapterThatReachesItsDisk() {
        assertThat(uses(storage()))
                .containsExactly(
                        "0000:05:00.0 DATASTORE vmhba2, datastore \"datastore1\" on " + NAA,
                        "0000:05:00.1 DATASTORE vmhba3, datastore \"datastore1\" on " + NAA);
    }

    @Test
    void manyDatastoresAreOneUseOfAnAdapter() {
        Map<Property<?>, String> host = storage();
        host.put(
                HostProperties.DATASTORES,
                vmfs("ds-b", NAA, true) + vmfs("ds-a", NAA, true) + vmfs("unmounted", NAA, false)
                        + "<HostFileSystemMountInfo><mountInfo><mounted>true</mounted></mountInfo>"
                        + "<volume type=\"HostNasVolume\"><type>NFS</type><name>nfs</name></volume></HostFileSystemMountInfo>");
        assertThat(uses(host))
                .startsWith("0000:05:00.0 DATASTORE vmhba2, datastore \"ds-a\" on " + NAA + " and 1 more");
    }

    @Test
    void theDisksOfAMountedVsanGroupAreADatastoreToo() {
        Map<Property<?>, String> host = storage();
        host.remove(HostProperties.DATASTORES);
        host.put(
                HostProperties.VSAN_DISKS,
                "<enabled>true</enabled><storageInfo><diskMapInfo><mapping><ssd><canonicalName>" + NAA
                        + "</canonicalName></ssd><nonSsd><canonicalName>naa.other</canonicalName></nonSsd></mapping>"
                        + "<mounted>true</mounted></diskMapInfo></storageInfo>");
        assertThat(uses(host))
                .containsExactly(
                        "0000:05:00.0 DATASTORE vmhba2, vSAN on " + NAA,
                        "0000:05:00.1 DATASTORE vmhba3, vSAN on " + NAA);
        host.computeIfPresent(
                HostProperties.VSAN_DISKS, (property, xml) -> xml.replace("<mounted>true", "<mounted>false"));
        assertThat(uses(host)).isEmpty();
    }

    @Test
    void theNewerTopologyKnowsAsMuch() {
        Map<Property<?>, String> host = storage();
        host.remove(HostProperties.SCSI_PATHS);
        host.put(
                HostProperties.PLUG_STORE_PATHS,
                "<adapter><key>a2</key><adapter>key-vim.host.FibreChannelHba-vmhba2</adapter></adapter>"
                        + "<device><key>d1</key><lun>key-vim.host.ScsiDisk-01</lun></device>"
                        + "<path><key>p</key><adapter>a2</adapter><device>d1</device></path>");
        assertThat(uses(host)).containsExactly("0000:05:00.0 DATASTORE vmhba2, datastore \"datastore1\" on " + NAA);
    }

    @Test
    void theCoredumpPartitionNeedsItsAdapter() {
        Map<Property<?>, String> host = storage();
        host.remove(HostProperties.DATASTORES);
        host.put(HostProperties.COREDUMP_DISK, dump(NAA));
        assertThat(uses(host))
                .containsExactly(
                        "0000:05:00.0 COREDUMP vmhba2, coredump partition on " + NAA,
                        "0000:05:00.1 COREDUMP vmhba3, coredump partition on " + NAA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmhba3:C0:T0:L0 | Local disk | 0000:05:00.1 BOOT_STORAGE vmhba3, boot device Local disk",
                "boot-1 | Disk naa.600508b1001c5b0e | 0000:05:00.0 BOOT_STORAGE vmhba2, boot device Disk naa.600508b1001c5b0e",
                "boot-1 | RAID at 05:00.1 | 0000:05:00.1 BOOT_STORAGE boot device RAID at 05:00.1",
                "boot-1 | NIC at 0000:02:00.0 | ''",
                "boot-1 | vmhba33 | ''",
                "boot-1 | Hard disk | ''"
            })
    void theBootDeviceIsWhatItsWordsName(String key, String description, String use) {
        Map<Property<?>, String> host = storage();
        host.remove(HostProperties.DATASTORES);
        List<String> uses = uses(host, Optional.of(new BootDevice(key, description)));
        assertThat(String.join("; ", uses)).startsWith(use);
        assertThat(uses.isEmpty()).isEqualTo(use.isEmpty());
    }

    @Test
    void bootingOrDumpingOnUsbNeedsEveryUsbController() {
        Map<Property<?>, String> host = usb();
        host.put(HostProperties.COREDUMP_DISK, dump(USB_DISK));
        assertThat(uses(host, Optional.of(new BootDevice(USB_DISK, "USB stick"))))
                .containsExactly(
                        "0000:00:1a.0 USB_BOOT vmhba32 (vmkusb), boot device USB stick",
                        "0000:00:1a.0 USB_BOOT vmhba32 (vmkusb), coredump partition on " + USB_DISK,
                        "0000:00:1d.0 USB_BOOT vmhba32 (vmkusb), boot device USB stick",
                        "0000:00:1d.0 USB_BOOT vmhba32 (vmkusb), coredump partition on " + USB_DISK);
    }

    @Test
    void whatMayNotBeReadHidesNothingThatIsKnownAndLeavesMoreToFear() {
        MissingProperty gap = Vim.noPermission(HostProperties.DATASTORES);
        Known host = Vim.host(everything(), gap);
        List<HostUse> uses = HostUses.of(host, BOOT);
        assertThat(uses).extracting(HostUse::kind).contains(HostUseKind.MANAGEMENT_UPLINK, HostUseKind.BOOT_STORAGE);
        assertThat(HostUses.mayBeMore(host, uses)).isTrue();
    }

    @Test
    void whereBootAndManagementAreFoundThatIsAll() {
        Known host = Vim.host(everything());
        List<HostUse> uses = HostUses.of(host, BOOT);
        assertThat(HostUses.mayBeMore(host, uses)).isFalse();
    }

    @Test
    void aHostThatBootsFromNobodyKnowsWhatMayLiveOnMore() {
        Known host = Vim.host(everything());
        List<HostUse> uses = HostUses.of(host, Optional.empty());
        assertThat(uses).extracting(HostUse::kind).contains(HostUseKind.MANAGEMENT_UPLINK, HostUseKind.DATASTORE);
        assertThat(HostUses.mayBeMore(host, uses)).isTrue();
    }

    @Test
    void aHostThatIsManagedByNobodyKnowsWhatMayLiveOnMore() {
        Known host = Vim.host(storage());
        List<HostUse> uses = HostUses.of(host, BOOT);
        assertThat(uses).extracting(HostUse::kind).contains(HostUseKind.BOOT_STORAGE);
        assertThat(HostUses.mayBeMore(host, uses)).isTrue();
        assertThat(HostUses.mayBeMore(host, null)).isTrue();
    }

    @Test
    void whatAnOlderServerDoesNotKnowIsNotMissed() {
        MissingProperty unknown = new MissingProperty(HostProperties.OPAQUE_SWITCHES.path(), "InvalidProperty", null);
        assertThat(HostUses.of(Vim.host(network(), unknown), Optional.empty())).hasSize(3);
    }

    @Test
    void nothingFoundIsNotNothingCritical() {
        assertThat(HostUses.of(Vim.host(Map.of(HostProperties.PCI_DEVICES, device("0000:02:00.0"))), Optional.empty()))
                .isNull();
    }

    private static List<String> uses(Map<Property<?>, String> host) {
        return uses(host, Optional.empty());
    }

    private static List<String> uses(Map<Property<?>, String> host, Optional<BootDevice> boot) {
        List<HostUse> uses = HostUses.of(Vim.host(host), boot);
        return uses == null
                ? List.of()
                : uses.stream()
                        .map(use -> "%s %s %s".formatted(use.address(), use.kind(), use.detail()))
                        .toList();
    }

    static Map<Property<?>, String> network() {
        Map<Property<?>, String> host = new HashMap<>();
        host.put(
                HostProperties.PCI_DEVICES,
                device("0000:02:00.0") + device("0000:02:00.1") + device("0000:03:00.0") + device("0000:03:00.1"));
        host.put(
                HostProperties.PNICS,
                nic("vmnic0", "0000:02:00.0")
                        + nic("vmnic1", "02:00.1")
                        + nic("vmnic2", "0000:03:00.0")
                        + nic("vmnic3", "0000:03:00.1"));
        host.put(
                HostProperties.SWITCHES,
                vswitch("vSwitch0", "vmnic0", "vmnic1") + vswitch("vSwitch1", "vmnic2") + vswitch("vSwitch2"));
        host.put(
                HostProperties.PORTGROUPS,
                portgroup("Management Network", "vSwitch0") + portgroup("VM Network", "vSwitch1"));
        host.put(
                HostProperties.VNICS,
                vnic("vmk0", "Management Network") + vnic("vmk10", "nowhere") + vnic("vmk1", "VM Network"));
        host.put(HostProperties.MANAGEMENT_KEYS, management("management.key-vim.host.VirtualNic-vmk0"));
        return host;
    }

    private static Map<Property<?>, String> everything() {
        Map<Property<?>, String> host = storage();
        host.putAll(network());
        host.merge(
                HostProperties.PCI_DEVICES,
                raid(device("0000:05:00.0")) + raid(device("0000:05:00.1")),
                String::concat);
        return host;
    }

    private static Map<Property<?>, String> storage() {
        Map<Property<?>, String> host = new HashMap<>();
        host.put(
                HostProperties.PCI_DEVICES,
                device("0000:02:00.0") + raid(device("0000:05:00.0")) + raid(device("0000:05:00.1")));
        host.put(
                HostProperties.HBAS,
                hba("FibreChannelHba", "vmhba2", "qlnativefc", "0000:05:00.0")
                        + hba("FibreChannelHba", "vmhba3", "qlnativefc", "0000:05:00.1")
                        + hba("InternetScsiHba", "vmhba64", "iscsi_vmk", ""));
        host.put(HostProperties.LUNS, lun("01", NAA) + lun("02", "naa.other"));
        host.put(
                HostProperties.SCSI_PATHS,
                scsi("FibreChannelHba-vmhba2", "01")
                        + scsi("FibreChannelHba-vmhba3", "01")
                        + scsi("InternetScsiHba-vmhba64", "02"));
        host.put(HostProperties.DATASTORES, vmfs("datastore1", NAA, true) + vmfs("on-iscsi", "naa.other", true));
        return host;
    }

    private static Map<Property<?>, String> usb() {
        Map<Property<?>, String> host = new HashMap<>();
        host.put(
                HostProperties.PCI_DEVICES,
                controller(device("0000:00:1a.0")) + controller(device("0000:00:1d.0")) + device("0000:02:00.0"));
        host.put(HostProperties.HBAS, hba("BlockHba", "vmhba32", "vmkusb", ""));
        return host;
    }

    private static String raid(String device) {
        return device.replace("<classId>512<", "<classId>260<");
    }

    private static String controller(String device) {
        return device.replace("<classId>512<", "<classId>3075<");
    }

    private static String nic(String name, String pci) {
        return "<PhysicalNic><key>key-vim.host.PhysicalNic-%s</key><device>%s</device><pci>%s</pci></PhysicalNic>"
                .formatted(name, name, pci);
    }

    private static String vswitch(String name, String... nics) {
        StringBuilder uplinks = new StringBuilder();
        for (String nic : nics) {
            uplinks.append("<pnic>key-vim.host.PhysicalNic-%s</pnic>".formatted(nic));
        }
        return "<HostVirtualSwitch><name>%s</name><key>key-vim.host.VirtualSwitch-%s</key>%s</HostVirtualSwitch>"
                .formatted(name, name, uplinks);
    }

    private static String portgroup(String name, String vswitch) {
        return "<HostPortGroup><key>k</key><spec><name>%s</name><vlanId>0</vlanId><vswitchName>%s</vswitchName></spec></HostPortGroup>"
                .formatted(name, vswitch);
    }

    private static String vnic(String device, String portgroup) {
        return "<HostVirtualNic><device>%s</device><key>key-vim.host.VirtualNic-%s</key><portgroup>%s</portgroup></HostVirtualNic>"
                .formatted(device, device, portgroup);
    }

    private static String management(String selected) {
        return "<netConfig><nicType>vmotion</nicType><selectedVnic>vmotion.key-vim.host.VirtualNic-vmk1</selectedVnic></netConfig>"
                + "<netConfig><nicType>management</nicType><selectedVnic>" + selected + "</selectedVnic></netConfig>";
    }

    private static String hba(String type, String device, String driver, String pci) {
        return "<HostHostBusAdapter type=\"Host%s\"><key>key-vim.host.%s-%s</key><device>%s</device><driver>%s</driver><pci>%s</pci></HostHostBusAdapter>"
                .formatted(type, type, device, device, driver, pci);
    }

    private static String lun(String id, String name) {
        return "<ScsiLun type=\"HostScsiDisk\"><key>key-vim.host.ScsiDisk-%s</key><canonicalName>%s</canonicalName></ScsiLun>"
                .formatted(id, name);
    }

    private static String scsi(String hba, String lun) {
        return "<adapter><key>i</key><adapter>key-vim.host.%s</adapter><target><key>t</key><lun><key>l</key><scsiLun>key-vim.host.ScsiDisk-%s</scsiLun></lun></target></adapter>"
                .formatted(hba, lun);
    }

    private static String vmfs(String name, String disk, boolean mounted) {
        return "<HostFileSystemMountInfo><mountInfo><mounted>%s</mounted></mountInfo><volume type=\"HostVmfsVolume\"><type>VMFS</type><name>%s</name><extent><diskName>%s</diskName><partition>1</partition></extent></volume></HostFileSystemMountInfo>"
                .formatted(mounted, name, disk);
    }

    private static String dump(String disk) {
        return "<storageType>directAttached</storageType><id><diskName>%s</diskName><partition>7</partition></id>"
                .formatted(disk);
    }
}
