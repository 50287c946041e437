package io.slotkeeper.inventory.connector.vsphere.vim;

import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.content;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.fault;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.host;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.soap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate.Kind;
import io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers do that neither simulator can be made to do. */
class VimClientTest {
    private static final PropertySet HOSTS = new PropertySet("HostSystem", List.of("name", "config.newer", "parent"));

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedServer.wellBehaved();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aSessionSpeaksTheServersVersionAndKeepsItsCookie() throws Exception {
        open().close();
        assertThat(server.requests("RetrieveServiceContent"))
                .first()
                .asString()
                .contains("SOAPAction: \"urn:vim25/4.0\"")
                .doesNotContain("Cookie:");
        assertThat(server.requests("Logout"))
                .first()
                .asString()
                .contains("SOAPAction: \"urn:vim25/8.0.3.0\"", "Cookie: vmware_soap_session=\"abc\"");
    }

    @Test
    void aServerOfTheFirstVersionIsAskedWhatItKnows() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String update = "<returnval><version>1</version><filterSet><filter type='PropertyFilter'>filter-1</filter>"
                + "<objectSet><kind>leave</kind><obj type='HostSystem'>host-1</obj></objectSet></filterSet></returnval>";
        server.on("RetrieveServiceContent", soap("RetrieveServiceContent", content("4.0")))
                .on("RetrieveProperties", soap("RetrieveProperties", returned("host-1") + returned("host-2")))
                .on("CheckForUpdates", (request, out) -> soap(
                                "CheckForUpdates", asked.incrementAndGet() < 3 ? "" : update)
                        .write(request, out));
        try (VimClient session = open()) {
            assertThat(VimContract.read(session, 1, HOSTS))
                    .extracting(host -> host.object().id())
                    .containsExactly("host-1", "host-2");
            List<ObjectUpdate> updates = new ArrayList<>();
            assertThat(session.watch(List.of(HOSTS)).next(Duration.ofSeconds(20), updates::add))
                    .isTrue();
            assertThat(updates).extracting(ObjectUpdate::kind).containsExactly(Kind.LEAVE);
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServerWithoutPagesIsAskedWithout() throws Exception {
        server.on("RetrievePropertiesEx", fault("MethodNotFound", "<method>RetrievePropertiesEx</method>"))
                .on("RetrieveProperties", soap("RetrieveProperties", returned("host-1")));
        try (VimClient session = open()) {
            assertThat(VimContract.read(session, 1, HOSTS)).hasSize(1);
            assertThat(VimContract.read(session, 1, HOSTS)).hasSize(1);
        }
        assertThat(server.requests("RetrievePropertiesEx")).hasSize(1);
    }

    @Test
    void aRefusedPathIsLeftOutAndMissing() throws Exception {
        server.on("RetrievePropertiesEx", refusing("config.newer", soap("RetrievePropertiesEx", page("host-1", ""))))
                .on(
                        "CreateFilter",
                        refusing(
                                "config.newer",
                                soap("CreateFilter", "<returnval type='PropertyFilter'>filter-1</returnval>")))
                .on(
                        "WaitForUpdatesEx",
                        soap(
                                "WaitForUpdatesEx",
                                "<returnval><version>1</version><filterSet><filter type='PropertyFilter'>filter-1</filter>"
                                        + "<objectSet><kind>enter</kind><obj type='HostSystem'>host-1</obj></objectSet>"
                                        + "</filterSet></returnval>"));
        MissingProperty missing = new MissingProperty("config.newer", "InvalidProperty", null);
        try (VimClient session = open()) {
            assertThat(VimContract.read(session, 1, HOSTS)).allSatisfy(host -> {
                assertThat(host.missing()).containsExactly(missing);
                assertThat(host.properties()).containsKey("name");
            });
            List<ObjectUpdate> updates = new ArrayList<>();
            session.watch(List.of(HOSTS)).next(Duration.ZERO, updates::add);
            assertThat(updates).flatExtracting(ObjectUpdate::missing).containsExactly(missing);
        }
        assertThat(server.requests("RetrievePropertiesEx")).hasSize(2);
        assertThat(server.requests("CreateFilter")).hasSize(1);
    }

    @Test
    void theSamePathRefusedTwiceIsAFailure() throws Exception {
        server.on("RetrievePropertiesEx", fault("InvalidProperty", "<name>config.newer</name>"));
        try (VimClient session = open()) {
            VimException refused = catchThrowableOfType(VimException.class, () -> VimContract.read(session, 1, HOSTS));
            assertThat(refused.subject()).isEqualTo("InvalidProperty");
        }
        assertThat(server.requests("RetrievePropertiesEx")).hasSize(2);
    }

    @Test
    void aConsumerThatStopsEndsTheRetrieval() throws Exception {
        server.on("RetrievePropertiesEx", soap("RetrievePropertiesEx", page("host-1", "<token>t-1</token>")));
        try (VimClient session = open()) {
            assertThatThrownBy(() -> session.readAll(List.of(HOSTS), 1, host -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
        }
        assertThat(server.requests("CancelRetrievePropertiesEx"))
                .first()
                .asString()
                .contains("<token>t-1</token>");
        assertThat(server.requests("DestroyView")).hasSize(1);
    }

    @Test
    void gapsNameTheirPrivilege() throws Exception {
        String gaps = "<missingSet><path>parent</path><fault><fault xsi:type='NoPermission'>"
                + "<object type='Folder'>group-1</object><privilegeId>System.Read</privilegeId></fault>"
                + "<localizedMessage/></fault></missingSet><missingSet><path>config</path><fault>"
                + "<fault xsi:type='NoPermission'><missingPrivileges><entity type='Folder'>group-1</entity>"
                + "<privilegeIds>Host.Config.Settings</privilegeIds></missingPrivileges></fault></fault></missingSet>"
                + "<missingSet><path>name</path><fault><fault xsi:type='SystemError'/></fault></missingSet>";
        server.on(
                "RetrievePropertiesEx",
                soap(
                        "RetrievePropertiesEx",
                        "<returnval><objects>" + host("host-1") + gaps + "</objects></returnval>"));
        try (VimClient session = open()) {
            assertThat(VimContract.read(session, 1, HOSTS))
                    .flatExtracting(ObjectUpdate::missing)
                    .containsExactly(
                            new MissingProperty("parent", "NoPermission", "System.Read"),
                            new MissingProperty("config", "NoPermission", "Host.Config.Settings"),
                            new MissingProperty("name", "SystemError", null));
        }
    }

    @Test
    void changesAreWhatIsSetAndWhatIsNoLonger() throws Exception {
        String changes = change("a", "assign", "<val xsi:type='xsd:int'>1</val>")
                + change("b", "assign", "")
                + change("c", "remove", "")
                + change("d", "indirectRemove", "")
                + change("e", "add", "<val>2</val>")
                + change("a", "assign", "<val xsi:type='xsd:int'>3</val>")
                + change("e", "remove", "");
        server.on(
                "WaitForUpdatesEx",
                soap(
                        "WaitForUpdatesEx",
                        "<returnval><version>1</version><filterSet><filter type='PropertyFilter'>filter-1</filter><objectSet>"
                                + "<kind>modify</kind><obj type='HostSystem'>host-1</obj>" + changes
                                + "</objectSet></filterSet></returnval>"));
        try (VimClient session = open()) {
            List<ObjectUpdate> updates = new ArrayList<>();
            session.watch(List.of(HOSTS)).next(Duration.ZERO, updates::add);
            assertThat(updates)
                    .containsExactly(new ObjectUpdate(
                            Kind.MODIFY,
                            new ManagedObject("HostSystem", "host-1"),
                            Map.of("a", new VimValue("val", "int", "3", List.of())),
                            List.of("b", "c", "d", "e"),
                            List.of()));
        }
    }

    @Test
    void aServerThatAnswersTooEarlyIsNotAskedWithoutPause() throws Exception {
        server.on("WaitForUpdatesEx", soap("WaitForUpdatesEx", ""));
        try (VimClient session = open()) {
            long before = System.nanoTime();
            assertThat(session.watch(List.of(HOSTS)).next(Duration.ofMillis(1500), update -> {}))
                    .isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
        }
        assertThat(server.requests("WaitForUpdatesEx")).hasSize(2);
    }

    @Test
    void aNewWatchEndsTheEarlierOne() throws Exception {
        server.on("WaitForUpdatesEx", soap("WaitForUpdatesEx", ""));
        try (VimClient session = open()) {
            session.watch(List.of(HOSTS));
            session.watch(List.of(HOSTS));
        }
        assertThat(server.requests("DestroyPropertyFilter")).hasSize(1);
        assertThat(server.requests("DestroyView")).hasSize(1);
    }

    private VimClient open() throws VimException {
        return VimClient.open(new Endpoint(server.url(), new Trust.Platform()), "u", "p");
    }

    private static Answer refusing(String path, Answer otherwise) {
        return (request, out) -> (request.contains(path)
                        ? fault("InvalidProperty", "<name>" + path + "</name>")
                        : otherwise)
                .write(request, out);
    }

    private static String change(String name, String op, String value) {
        return "<changeSet><name>" + name + "</name><op>" + op + "</op>" + value + "</changeSet>";
    }

    private static String page(String id, String token) {
        return "<returnval>" + token + "<objects>" + host(id) + "</objects></returnval>";
    }

    private static String returned(String id) {
        return "<returnval>" + host(id) + "</returnval>";
    }
}
