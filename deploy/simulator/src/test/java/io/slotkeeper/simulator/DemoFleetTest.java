package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.simulator.SoapClient.Reply;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The founding story's facts, on the wire. */
class DemoFleetTest {
    private static Simulator simulator;
    private static SoapClient client;

    @BeforeAll
    static void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret"));
        client = new SoapClient(simulator.url()).loggedIn();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static Reply host(String name, String path) {
        return client.read(
                "HostSystem", simulator.fleet().now().hostNamed(name).ref().value(), path);
    }

    private static Reply esx07(String path) {
        return host("esx-07.lab.example", path);
    }

    private static Reply vm(String name, String path) {
        return client.read(
                "VirtualMachine", simulator.fleet().now().vmNamed(name).ref().value(), path);
    }

    /** The element around one of its fields. */
    private static String around(Reply reply, String element, String field) {
        Matcher matcher = Pattern.compile(
                        "<%1$s(?: [^>]*)?>(?:(?!</%1$s>).)*%2$s.*?</%1$s>".formatted(element, Pattern.quote(field)))
                .matcher(reply.body());
        assertThat(matcher.find()).as(field).isTrue();
        return matcher.group();
    }

    @Test
    void esx07HasExactlyTheFoundingFunctions() {
        assertThat(esx07("hardware.pciDevice").all("id"))
                .containsExactly(
                        "0000:00:01.0",
                        "0000:00:03.0",
                        "0000:00:05.0",
                        "0000:00:07.0",
                        "0000:02:00.0",
                        "0000:02:00.1",
                        "0000:04:00.0",
                        "0000:06:00.0",
                        "0000:06:00.1",
                        "0000:07:00.0",
                        "0000:07:00.1");
    }

    @Test
    void numbersAreSignedOnTheWire() {
        String port = around(esx07("hardware.pciDevice"), "HostPciDevice", "<id>0000:02:00.0</id>");

        assertThat(port)
                .contains("<classId>512</classId>")
                .contains("<vendorId>-32634</vendorId>")
                .contains("<deviceId>4297</deviceId>")
                .contains("<subDeviceId>-24516</subDeviceId>")
                .contains("<parentBridge>0000:00:01.0</parentBridge>");
        String far =
                around(host("esxi-21.lab.example", "hardware.pciDevice"), "HostPciDevice", "<id>0000:88:00.0</id>");
        assertThat(far).contains("<bus>-120</bus>");
    }

    @Test
    void vmnic0CarriesTheManagementNetwork() {
        Reply network = esx07("config.network");

        assertThat(around(network, "pnic", "<device>vmnic0</device>")).contains("<pci>0000:02:00.0</pci>");
        assertThat(around(network, "vswitch", "<name>vSwitch0</name>"))
                .contains("<pnic>key-vim.host.PhysicalNic-vmnic0</pnic>")
                .contains("PortGroup-Service Console");
        assertThat(around(network, "consoleVnic", "<device>vswif0</device>"))
                .contains("<portgroup>Service Console</portgroup>");
    }

    @Test
    void onEsxiManagementIsASelectedVnic() {
        Reply manager = host("esxi-21.lab.example", "config.virtualNicManagerInfo");

        assertThat(around(manager, "netConfig", "<nicType>management</nicType>"))
                .contains("<selectedVnic>key-vim.host.VirtualNic-vmk0</selectedVnic>");
    }

    @Test
    void theBootDiskHangsOnTheSasAdapter() {
        Reply storage = esx07("config.storageDevice");
        String lun =
                simulator.fleet().now().hostNamed("esx-07.lab.example").spec().boot();

        assertThat(around(storage, "hostBusAdapter", "<device>vmhba0</device>"))
                .contains("xsi:type=\"HostBlockHba\"")
                .contains("<pci>0000:04:00.0</pci>");
        assertThat(around(storage, "scsiLun", "<canonicalName>" + lun)).contains("HostScsiDisk");
        assertThat(around(storage, "path", "<name>vmhba0:C0:T0:L0</name>")).contains("Adapter-vmhba0</adapter>");
        assertThat(esx07("config.activeDiagnosticPartition").one("diskName")).isEqualTo(lun);
        assertThat(esx07("config.fileSystemVolume").all("diskName")).containsExactly(lun);
        assertThat(client.call("QueryBootDevices", "HostBootDeviceSystem", "bootDeviceSystem-8", "")
                        .one("currentBootDeviceKey"))
                .isEqualTo(lun);
    }

    @Test
    void dependentDevicesAreAsTheResetsAre() {
        Reply esx = esx07("config.pciPassthruInfo");
        assertThat(around(esx, "HostPciPassthruInfo", "<id>0000:06:00.1</id>"))
                .contains("<dependentDevice>0000:06:00.1</dependentDevice>");
        assertThat(around(esx, "HostPciPassthruInfo", "<id>0000:04:00.0</id>"))
                .contains("<dependentDevice>0000:00:03.0</dependentDevice>");
        Reply esxi = host("esxi-21.lab.example", "config.pciPassthruInfo");
        for (String function : List.of("0000:3b:00.0", "0000:3b:00.1")) {
            assertThat(around(esxi, "HostPciPassthruInfo", "<id>" + function + "</id>"))
                    .contains("<dependentDevice>0000:3a:00.0</dependentDevice>");
        }
    }

    @Test
    void sriovNamesItsSubtype() {
        Reply info = host("esxi-21.lab.example", "config.pciPassthruInfo");

        assertThat(info.body()).contains("<HostPciPassthruInfo xsi:type=\"HostSriovInfo\"><id>0000:88:00.0</id>");
        assertThat(info.all("numVirtualFunction")).containsExactly("4", "0");
        assertThat(host("esxi-21.lab.example", "hardware.numaInfo").body())
                .contains("<pciId>0000:88:00.0</pciId>")
                .contains("<numNodes>2</numNodes>");
    }

    @Test
    void aConfigTargetTellsTheSystemId() {
        Reply target = client.call(
                "QueryConfigTarget", "EnvironmentBrowser", "envbrowser-7", "<host type=\"HostSystem\">host-9</host>");

        assertThat(target.all("systemId"))
                .hasSize(2)
                .containsOnly(
                        simulator.fleet().now().hostNamed("esx-08.lab.example").uuid());
        assertThat(target.all("id")).containsExactly("0000:06:00.0", "0000:06:00.1");
    }

    @Test
    void aConfigOptionTellsTheLimit() {
        Reply option = client.call(
                "QueryConfigOption",
                "EnvironmentBrowser",
                "envbrowser-7",
                "<key>vmx-07</key><host type=\"HostSystem\">host-8</host>");

        assertThat(around(option, "virtualDeviceOption", "numPCIPassthroughDevices"))
                .contains("xsi:type=\"VirtualPCIControllerOption\"")
                .contains("<numPCIPassthroughDevices><min>0</min><max>2</max>");
    }

    @Test
    void db01IsReservedAndProtected() {
        assertThat(vm("db01", "config.version").one("val")).isEqualTo("vmx-07");
        assertThat(vm("db01", "config.memoryAllocation").one("reservation")).isEqualTo("8192");
        Reply cluster = client.read("ClusterComputeResource", "domain-c7", "configurationEx");
        assertThat(cluster.body())
                .contains("<dasConfig><enabled>true</enabled>")
                .contains("<defaultVmBehavior>fullyAutomated</defaultVmBehavior>");
    }

    @Test
    void fw01HoldsABroadcomPort() {
        String device = around(vm("fw01", "config.hardware.device"), "VirtualDevice", "<id>0000:06:00.0</id>");

        assertThat(device)
                .contains("<VirtualDevice xsi:type=\"VirtualPCIPassthrough\">")
                .contains("<backing xsi:type=\"VirtualPCIPassthroughDeviceBackingInfo\">")
                .contains("<id>0000:06:00.0</id><deviceId>164f</deviceId>")
                .contains("<vendorId>5348</vendorId>");
    }

    @Test
    void otherBackingsAreThereToo() {
        assertThat(vm("ai01", "config.hardware.device").body())
                .contains("VirtualPCIPassthroughDynamicBackingInfo")
                .contains("<vendorId>4318</vendorId><deviceId>7864</deviceId>")
                .contains("<assignedId>0000:3b:00.0</assignedId>");
        assertThat(vm("vdi01", "config.hardware.device").one("vgpu")).isEqualTo("grid_t4-4q");
        assertThat(vm("nfv01", "config.hardware.device").body())
                .contains("xsi:type=\"VirtualSriovEthernetCard\"")
                .contains(
                        "<virtualFunctionBacking><deviceName>Ethernet Virtual Function 700 Series</deviceName><id>0000:88:10.0</id>");
        assertThat(host("esxi-22.lab.example", "config.assignableHardwareBinding")
                        .one("instanceId"))
                .isEqualTo("0000:3b:00.0");
    }
}
