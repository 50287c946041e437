package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PciDeviceTest {
    @Test
    void signedNumbersAreUndoneAndTheBusIsReadFromTheId() {
        PciDevice port = only(
                """
                <HostPciDevice><id>0000:88:00.0</id><classId>512</classId><bus>-120</bus><slot>0</slot>
                <function>0</function><vendorId>-32634</vendorId><subVendorId>-32634</subVendorId>
                <vendorName>Intel(R)</vendorName><deviceId>5515</deviceId><subDeviceId>9</subDeviceId>
                <parentBridge>0000:85:02.0</parentBridge><deviceName>Ethernet Controller XXV710</deviceName></HostPciDevice>
                """);
        assertThat(port)
                .isEqualTo(new PciDevice(
                        PciAddress.of("0000:88:00.0"),
                        new DeviceIdentity("8086", "158b", "8086", "0009", null, "0200"),
                        new DeviceNames("Intel(R)", "Ethernet Controller XXV710", null),
                        PciAddress.of("0000:85:02.0"),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "-32634, 8086",
        "32902, 8086",
        "5348, 14e4",
        "-3840, f100",
        "0, 0000",
        "-1, ffff",
        "-32768, 8000",
        "65535, ffff"
    })
    void everyIdIsFourDigits(String wire, String id) {
        assertThat(only(device("0000:01:00.0").replace("<vendorId>1</vendorId>", member("vendorId", wire)))
                        .identity()
                        .vendorId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"512, 0200", "1540, 0604", "3075, 0c03", "264, 0108", "-32767, 8001"})
    void theClassIsSixteenBits(String wire, String classId) {
        assertThat(only(device("0000:01:00.0").replace("<classId>512</classId>", member("classId", wire)))
                        .identity()
                        .classId())
                .isEqualTo(classId);
    }

    @ParameterizedTest
    @CsvSource({
        "0000:0b:00.1, 0000:0b:00.1",
        "0b:00.1, 0000:0b:00.1",
        "0001:FF:1f.7, 0001:ff:1f.7",
        "10000:e1:00.0, 10000:e1:00.0"
    })
    void theIdHasASegmentOrNot(String id, String address) {
        assertThat(only(device(id)).address()).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "<physicalSlot>4</physicalSlot>, 4",
                "<physicalSlot>4294967295</physicalSlot>, -",
                "<physicalSlot>-1</physicalSlot>, -",
                "<physicalSlot>0</physicalSlot>, -",
                "<physicalSlot>-1</physicalSlot><slotDescription>PCIe Slot 3</slotDescription>, PCIe Slot 3",
                "<physicalSlot>4</physicalSlot><slotDescription>PCIe Slot 3</slotDescription>, 4",
                "'', -"
            })
    void theSlotIsItsNumberOrItsLabelOrNone(String members, String slot) {
        assertThat(only(device("0000:01:00.0").replace("</HostPciDevice>", members + "</HostPciDevice>"))
                        .slot())
                .isEqualTo(slot);
    }

    @Test
    void aBridgeHasNoSubsystem() {
        PciDevice bridge = only(device("0000:01:00.0").replace(member("subVendorId", "2"), member("subVendorId", "0")));
        assertThat(bridge.identity().subvendorId()).isNull();
        assertThat(bridge.identity().subdeviceId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<id>0000:01:00.0</id> | '' | an entry has no id",
                "<id>0000:01:00.0</id> | <id>175:0:2</id> | id \"175:0:2\" is no PCI address",
                "<id>0000:01:00.0</id> | <id>0000:01:20.0</id> | id \"0000:01:20.0\" is no PCI address",
                "<vendorId>1</vendorId> | '' | an entry has no vendorId",
                "<vendorId>1</vendorId> | <vendorId>0x8086</vendorId> | vendorId \"0x8086\" is no number",
                "<vendorId>1</vendorId> | <vendorId>65536</vendorId> | vendorId \"65536\" is no 16-bit number",
                "<deviceId>3</deviceId> | <deviceId>-32769</deviceId> | deviceId \"-32769\" is no 16-bit number",
                "<deviceName>d</deviceName> | <parentBridge>PCI 0:1:0:0</parentBridge> | parentBridge \"PCI 0:1:0:0\" is no PCI address"
            })
    void oneEntryThatCannotBeUnderstoodSpoilsTheList(String good, String wrong, String reason) {
        String devices = device("0000:02:00.0") + device("0000:01:00.0").replace(good, wrong);
        assertThatThrownBy(() -> PciDevice.all(Vim.value(devices)))
                .isInstanceOf(BadFact.class)
                .hasMessage(reason);
    }

    @Test
    void theSameEntryTwiceCountsOnceAndADifferentOneIsRefused() {
        String one = device("0000:01:00.0");
        assertThat(PciDevice.all(Vim.value(one + one))).hasSize(1);
        String other = one.replace(member("deviceId", "3"), member("deviceId", "4"));
        assertThatThrownBy(() -> PciDevice.all(Vim.value(one + other)))
                .isInstanceOf(BadFact.class)
                .hasMessage("0000:01:00.0 is there twice, and different");
    }

    @Test
    void entriesAreSortedByAddress() {
        assertThat(PciDevice.all(Vim.value(device("0000:88:00.0") + device("0000:02:00.0"))))
                .extracting(device -> device.address().toString())
                .containsExactly("0000:02:00.0", "0000:88:00.0");
    }

    private static PciDevice only(String entry) {
        List<PciDevice> devices = PciDevice.all(Vim.value(entry));
        assertThat(devices).hasSize(1);
        return devices.get(0);
    }

    static String device(String id) {
        return "<HostPciDevice>" + member("id", id) + member("classId", "512") + member("vendorId", "1")
                + member("subVendorId", "2") + member("deviceId", "3") + member("subDeviceId", "4")
                + member("deviceName", "d") + "</HostPciDevice>";
    }

    private static String member(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }
}
