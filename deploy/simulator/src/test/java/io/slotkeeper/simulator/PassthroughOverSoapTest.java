package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.simulator.SoapClient.Reply;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From marking a port to a virtual machine that has it, as a client does it. */
class PassthroughOverSoapTest {
    private Simulator simulator;
    private SoapClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret"));
        client = new SoapClient(simulator.url()).loggedIn();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Reply mark(String address) {
        return client.call(
                "UpdatePassthruConfig",
                "HostPciPassthruSystem",
                "pciPassthruSystem-8",
                "<config><id>%s</id><passthruEnabled>true</passthruEnabled></config>".formatted(address));
    }

    private Reply task(Reply started) {
        return client.read("Task", started.one("returnval"), "info");
    }

    private Reply add(String vm, String key) {
        String systemId =
                simulator.fleet().now().hostNamed("esx-07.lab.example").uuid();
        return task(client.call(
                "ReconfigVM_Task",
                "VirtualMachine",
                vm,
                "<spec><deviceChange><operation>add</operation><device xsi:type=\"VirtualPCIPassthrough\"><key>%s</key>"
                                .formatted(key)
                        + "<backing xsi:type=\"VirtualPCIPassthroughDeviceBackingInfo\"><deviceName></deviceName>"
                        + "<id>0000:06:00.0</id><deviceId>10c6</deviceId><systemId>%s</systemId>".formatted(systemId)
                        + "<vendorId>-32634</vendorId></backing></device></deviceChange>"
                        + "<memoryReservationLockedToMax>true</memoryReservationLockedToMax></spec>"));
    }

    @Test
    void markRebootAddPowerOn() {
        String db01 = simulator.fleet().now().vmNamed("db01").ref().value();

        assertThat(mark("0000:06:00.0").status()).isEqualTo(200);
        assertThat(client.read("HostSystem", "host-8", "summary.rebootRequired").one("val"))
                .isEqualTo("true");
        assertThat(add(db01, "-100").body()).contains("<fault xsi:type=\"InvalidDeviceBacking\">");

        assertThat(task(client.call("RebootHost_Task", "HostSystem", "host-8", "<force>true</force>"))
                        .one("state"))
                .isEqualTo("success");
        assertThat(client.read("HostSystem", "host-8", "summary.rebootRequired").one("val"))
                .isEqualTo("false");
        assertThat(add(db01, "-100").one("state")).isEqualTo("success");
        assertThat(task(client.call("PowerOnVM_Task", "VirtualMachine", db01, ""))
                        .one("state"))
                .isEqualTo("success");

        Reply migration = task(client.call(
                "MigrateVM_Task",
                "VirtualMachine",
                db01,
                "<host type=\"HostSystem\">host-9</host><priority>defaultPriority</priority>"));
        assertThat(migration.body()).contains("<fault xsi:type=\"DeviceNotSupported\">");
        assertThat(client.read("HostPciPassthruSystem", "pciPassthruSystem-8", "pciPassthruInfo")
                        .body())
                .contains(
                        "<id>0000:06:00.0</id><dependentDevice>0000:06:00.0</dependentDevice><passthruEnabled>true"
                                + "</passthruEnabled><passthruCapable>true</passthruCapable><passthruActive>true</passthruActive>");
    }

    @Test
    void aRefusedMarkIsAFault() {
        assertThat(mark("0000:00:01.0").fault()).isEqualTo("HostConfigFault");
        assertThat(mark("0000:77:00.0").fault()).isEqualTo("HostConfigFault");
    }

    @Test
    void withoutThePrivilegeNothingIsMarked() {
        simulator.privileges().deny("Host.Config.PciPassthru", Set.of());

        Reply reply = mark("0000:06:00.0");

        assertThat(reply.fault()).isEqualTo("NoPermission");
        assertThat(reply.one("privilegeId")).isEqualTo("Host.Config.PciPassthru");
        assertThat(simulator.fleet().now().hostNamed("esx-07.lab.example").rebootRequired())
                .isFalse();
    }

    @Test
    void aPortThatLeftIsNoLongerTheHostsNic() {
        mark("0000:06:00.0");
        simulator.fleet().reboot("esx-07.lab.example");

        assertThat(client.read("HostSystem", "host-8", "config.network").all("pci"))
                .containsExactly("0000:02:00.0", "0000:02:00.1", "0000:06:00.1");
    }
}
