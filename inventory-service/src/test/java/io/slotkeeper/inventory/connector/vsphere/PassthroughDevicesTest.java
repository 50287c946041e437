package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassthroughDevicesTest {
    @ParameterizedTest
    @CsvSource({
        "0000:3b:00.0, 0000:3b:00.0",
        "3B:00.1, 0000:3b:00.1",
        "0001:af:1f.7, 0001:af:1f.7",
        "00000:059:00.0, 0000:3b:00.0",
        "00000:175:31.7, 0000:af:1f.7"
    })
    void aFixedDeviceIsHeldInEveryFormOfItsId(String id, String address) {
        assertThat(fixed(id).held()).containsExactly(PciAddress.of(address));
    }

    @ParameterizedTest
    @CsvSource({"175:0:2", "0000:3b:20.0", "00000:256:00.0", "00000:001:32.0", "automatic"})
    void anIdThatIsNoAddressIsRefused(String id) {
        assertThatThrownBy(() -> fixed(id))
                .isInstanceOf(BadFact.class)
                .hasMessage("backing.id \"%s\" is no PCI address".formatted(id));
    }

    @Test
    void aDynamicDeviceIsHeldWhileItIsAssigned() {
        assertThat(dynamic("<assignedId>0000:5e:00.0</assignedId>").held())
                .containsExactly(PciAddress.of("0000:5e:00.0"));
        assertThat(dynamic("").held()).isEmpty();
    }

    @Test
    void aShareOfADeviceAndOtherHardwareHoldNoFunction() {
        assertThat(PassthroughDevices.of(
                                Vim.value(
                                        """
                                        <VirtualDevice type="VirtualPCIPassthrough"><key>13000</key>
                                        <backing type="VirtualPCIPassthroughVmiopBackingInfo"><vgpu>grid_t4-8q</vgpu></backing></VirtualDevice>
                                        <VirtualDevice type="VirtualPCIController"><key>100</key></VirtualDevice>
                                        <VirtualDevice type="VirtualVmxnet3"><key>4000</key><backing><deviceName>VM Network</deviceName></backing></VirtualDevice>
                                        """))
                        .held())
                .isEmpty();
    }

    @Test
    void aVirtualFunctionIsHeldAndTellsItsPhysicalOne() {
        PassthroughDevices devices = PassthroughDevices.of(
                Vim.value(
                        """
                        <VirtualDevice type="VirtualSriovEthernetCard"><key>4001</key><sriovBacking>
                        <physicalFunctionBacking><id>0000:3b:00.0</id></physicalFunctionBacking>
                        <virtualFunctionBacking><id>0000:3b:02.3</id></virtualFunctionBacking></sriovBacking></VirtualDevice>
                        <VirtualDevice type="VirtualSriovEthernetCard"><key>4002</key><sriovBacking>
                        <physicalFunctionBacking><id>0000:3b:00.1</id></physicalFunctionBacking></sriovBacking></VirtualDevice>
                        """));
        assertThat(devices.held()).containsExactly(PciAddress.of("0000:3b:02.3"));
        assertThat(devices.physicalFunctions())
                .isEqualTo(Map.of(PciAddress.of("0000:3b:02.3"), PciAddress.of("0000:3b:00.0")));
    }

    private static PassthroughDevices fixed(String id) {
        return PassthroughDevices.of(Vim.value(
                """
                <VirtualDevice type="VirtualPCIPassthrough"><key>13000</key>
                <backing type="VirtualPCIPassthroughDeviceBackingInfo"><deviceName/><id>%s</id><deviceId>f100</deviceId>
                <systemId>5b08</systemId><vendorId>4319</vendorId></backing></VirtualDevice>
                """
                        .formatted(id)));
    }

    private static PassthroughDevices dynamic(String assigned) {
        return PassthroughDevices.of(Vim.value(
                """
                <VirtualDevice type="VirtualPCIPassthrough"><key>13000</key>
                <backing type="VirtualPCIPassthroughDynamicBackingInfo"><allowedDevice><vendorId>4318</vendorId>
                <deviceId>7864</deviceId></allowedDevice>%s</backing></VirtualDevice>
                """
                        .formatted(assigned)));
    }
}
