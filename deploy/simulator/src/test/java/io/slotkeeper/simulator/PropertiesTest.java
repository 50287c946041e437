package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.simulator.SoapClient.Reply;
import io.slotkeeper.simulator.fleet.FleetFile;
import io.slotkeeper.simulator.fleet.FleetSpec;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class PropertiesTest {
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

    private String hostNames() {
        return SoapClient.overView(client.view("HostSystem"), Map.of("HostSystem", List.of("name")));
    }

    private String ref(String name) {
        return simulator.fleet().now().named(name).orElseThrow().ref().value();
    }

    private static FleetSpec withVersion(String version) {
        FleetSpec demo = FleetFile.demo();
        return new FleetSpec(
                new FleetSpec.VCenterSpec("old.lab.example", version, "1", null),
                demo.datacenter(),
                demo.clusters(),
                demo.hosts(),
                demo.vms());
    }

    @Test
    void pagesHoldEveryObjectOnce() {
        Reply page = client.retrieve(hostNames(), 2);
        List<String> names = new ArrayList<>(page.all("val"));
        List<Integer> sizes = new ArrayList<>(List.of(page.all("obj").size()));
        while (!page.all("token").isEmpty()) {
            page = client.next(page.one("token"));
            names.addAll(page.all("val"));
            sizes.add(page.all("obj").size());
        }

        assertThat(sizes).containsExactly(2, 2, 2);
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        simulator.fleet().now().hosts().map(host -> host.name()).toList());
    }

    @Test
    void aTokenServesOnce() {
        String token = client.retrieve(hostNames(), 2).one("token");
        client.next(token);

        assertThat(client.next(token).fault()).isEqualTo("InvalidArgument");
    }

    @Test
    void aCancelledRetrievalCannotGoOn() {
        String token = client.retrieve(hostNames(), 2).one("token");
        client.call(
                "CancelRetrievePropertiesEx", "PropertyCollector", "propertyCollector", "<token>" + token + "</token>");

        assertThat(client.next(token).fault()).isEqualTo("InvalidArgument");
    }

    @Test
    void pagingCanBeIgnored() {
        simulator.settings().ignorePaging(true);

        Reply all = client.retrieve(hostNames(), 2);

        assertThat(all.all("obj")).hasSize(6);
        assertThat(all.all("token")).isEmpty();
    }

    @Test
    void anUnknownPathIsNamed() {
        Reply reply = client.read("HostSystem", ref("esx-07.lab.example"), "config.pciPassthruInformation");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.fault()).isEqualTo("InvalidProperty");
        assertThat(reply.one("name")).isEqualTo("config.pciPassthruInformation");
    }

    @ParameterizedTest
    @CsvSource({
        "config.assignableHardwareBinding, 6.7.3, 7.0",
        "capability.deviceRebindWithoutRebootSupported, 6.7.3, 7.0",
        "config.vsanHostConfig, 5.1, 5.5",
        "config.network.opaqueSwitch, 5.1, 5.5"
    })
    void aPropertyOfALaterReleaseIsUnknownToAnEarlierServer(String path, String before, String since)
            throws IOException {
        assertThat(hostOfServer(before, path).fault()).isEqualTo("InvalidProperty");
        assertThat(hostOfServer(since, path).status()).isEqualTo(200);
    }

    private static Reply hostOfServer(String version, String path) throws IOException {
        try (Simulator server = Simulator.start(SimulatorOptions.of(withVersion(version), "secret"))) {
            return new SoapClient(server.url()).loggedIn().read("HostSystem", "host-8", path);
        }
    }

    @Test
    void aServerOfTheFirstReleaseHasOnlyTheOlderMethods() throws IOException {
        try (Simulator old = Simulator.start(SimulatorOptions.of(withVersion("4.0"), "secret"))) {
            SoapClient there = new SoapClient(old.url()).loggedIn();
            String spec = SoapClient.direct("HostSystem", "host-8", "name");
            String collector = "<_this type=\"PropertyCollector\">propertyCollector</_this>";

            assertThat(there.retrieve(spec, 0).fault()).isEqualTo("MethodNotFound");
            assertThat(there.call("<RetrieveProperties>%s<specSet>%s</specSet></RetrieveProperties>"
                                    .formatted(collector, spec))
                            .one("val"))
                    .isEqualTo("esx-07.lab.example");
            there.filter(spec);
            assertThat(there.call("<CheckForUpdates>%s<version></version></CheckForUpdates>".formatted(collector))
                            .one("kind"))
                    .isEqualTo("enter");
            assertThat(there.await("1", 0).fault()).isEqualTo("MethodNotFound");
        }
    }

    @Test
    void anUnsetPropertyIsLeftOut() {
        Reply reply = client.read("VirtualMachine", ref("db01"), "snapshot");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("<obj type=\"VirtualMachine\">").doesNotContain("<propSet>");
    }

    @Test
    void aMissingPrivilegeIsNamedPerProperty() {
        simulator.privileges().deny("Host.Config.Storage", Set.of());

        Reply reply = client.retrieve(
                SoapClient.overView(
                        client.view("HostSystem"), Map.of("HostSystem", List.of("name", "config.storageDevice"))),
                0);

        assertThat(reply.all("path")).hasSize(6).containsOnly("config.storageDevice");
        assertThat(reply.all("privilegeId")).hasSize(6).containsOnly("Host.Config.Storage");
        assertThat(reply.body()).contains("<fault xsi:type=\"NoPermission\">").contains(">esx-07.lab.example<");
    }

    @Test
    void withoutReadAHostShowsItsNameOnly() {
        simulator.privileges().deny("System.Read", Set.of(ref("esx-08.lab.example")));

        Reply reply = client.retrieve(
                SoapClient.overView(client.view("HostSystem"), Map.of("HostSystem", List.of("name", "runtime"))), 0);

        assertThat(reply.all("privilegeId")).containsExactly("System.Read");
        assertThat(reply.all("bootTime")).hasSize(5);
        assertThat(reply.body()).contains(">esx-08.lab.example<");
    }

    @Test
    void theClassicTraversalFromTheRootFindsHosts() {
        String reference = "<selectSet><name>%s</name></selectSet>";
        String spec = "<propSet><type>HostSystem</type><pathSet>name</pathSet></propSet>"
                + "<objectSet><obj type=\"Folder\">group-d1</obj><skip>true</skip>"
                + step(
                        "folders",
                        "Folder",
                        "childEntity",
                        reference.formatted("folders")
                                + step("hosts", "Datacenter", "hostFolder", reference.formatted("folders"))
                                + step("members", "ComputeResource", "host", ""))
                + "</objectSet>";

        assertThat(client.retrieve(spec, 0).all("val")).hasSize(6).contains("esx-07.lab.example");
    }

    private static String step(String name, String type, String path, String inner) {
        return "<selectSet xsi:type=\"TraversalSpec\"><name>%s</name><type>%s</type><path>%s</path><skip>false</skip>%s</selectSet>"
                .formatted(name, type, path, inner);
    }

    @Test
    void everythingAtOnceIsWellFormed() throws Exception {
        String all = client.view("ManagedEntity");
        String spec = SoapClient.overView(all, Map.of("ManagedEntity", List.of()))
                .replace("<type>ManagedEntity</type>", "<type>ManagedEntity</type><all>true</all>");

        Reply reply = client.retrieve(spec, 0);

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(reply.body())));
        assertThat(reply.all("rebootRequired")).hasSize(6);
    }

    @Test
    void pythonsWayToReadOneProperty() {
        Reply reply = client.call("Fetch", "HostSystem", ref("esx-07.lab.example"), "<prop>name</prop>");

        assertThat(reply.body()).contains("<returnval xsi:type=\"xsd:string\">esx-07.lab.example</returnval>");
        assertThat(client.call("Fetch", "HostSystem", "host-4711", "<prop>name</prop>")
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void aFilterRefusesAnUnknownPathAtOnce() {
        String spec = SoapClient.overView(
                client.view("HostSystem", "VirtualMachine"),
                Map.of("HostSystem", List.of("name"), "VirtualMachine", List.of("config.nonsense")));

        assertThat(client.call("CreateFilter", "PropertyCollector", "propertyCollector", "<spec>" + spec + "</spec>")
                        .fault())
                .isEqualTo("InvalidProperty");
    }

    @Test
    void anObjectThatIsGoneIsAFault() {
        assertThat(client.read("VirtualMachine", "vm-4711", "name").fault()).isEqualTo("ManagedObjectNotFound");
    }
}
