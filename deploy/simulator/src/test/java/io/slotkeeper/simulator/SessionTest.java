package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotkeeper.simulator.SoapClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private final HandClock clock = new HandClock();
    private Simulator simulator;
    private SoapClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret").withClock(clock));
        client = new SoapClient(simulator.url());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThat(simulator.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(simulator.address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void whoItIsNeedsNoSession() {
        Reply content = client.call("RetrieveServiceContent", "ServiceInstance", "ServiceInstance", "");

        assertThat(content.status()).isEqualTo(200);
        assertThat(content.one("apiType")).isEqualTo("VirtualCenter");
        assertThat(content.one("productLineId")).isEqualTo("vpx");
        assertThat(content.one("apiVersion")).isEqualTo("8.0.3.0");
        assertThat(content.one("rootFolder")).isEqualTo("group-d1");
    }

    @Test
    void theVersionsOfTheApiAreListed() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/vimServiceVersions.xml"))
                .build();

        String versions = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(versions)
                .contains("<name>urn:vim25</name><version>8.0.3.0</version>")
                .contains("<version>4.0</version>")
                .doesNotContain("9.0");
    }

    @Test
    void theOlderPathAnswersToo() {
        SoapClient older = new SoapClient(URI.create(simulator.url() + "/vimService"));

        assertThat(older.login(SimulatorOptions.USER, "secret").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"administrator@vsphere.local,wrong", "nobody,secret", "nobody,wrong"})
    void aWrongLoginIsAFault(String user, String password) {
        Reply reply = client.login(user, password);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.fault()).isEqualTo("InvalidLogin");
        assertThat(simulator.sessions().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateContainerView, ViewManager, ViewManager",
        "RetrievePropertiesEx, PropertyCollector, propertyCollector",
        "WaitForUpdatesEx, PropertyCollector, propertyCollector",
        "UpdatePassthruConfig, HostPciPassthruSystem, pciPassthruSystem-8",
        "ReconfigVM_Task, VirtualMachine, vm-16",
        "Logout, SessionManager, SessionManager",
        "NoSuchMethod, SessionManager, SessionManager"
    })
    void everythingElseDoes(String method, String type, String ref) {
        assertThat(client.call(method, type, ref, "").fault()).isEqualTo("NotAuthenticated");
    }

    @Test
    void logoutTakesTheSessionAndItsViews() {
        client.loggedIn();
        String view = client.view("HostSystem");

        assertThat(client.logout().status()).isEqualTo(200);

        assertThat(client.retrieve(SoapClient.overView(view, Map.of("HostSystem", List.of("name"))), 0)
                        .fault())
                .isEqualTo("NotAuthenticated");
        client.loggedIn();
        assertThat(client.retrieve(SoapClient.overView(view, Map.of("HostSystem", List.of("name"))), 0)
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void aTokenOfAnotherSessionIsWorthNothing() {
        client.loggedIn();
        String spec = SoapClient.overView(client.view("HostSystem"), Map.of("HostSystem", List.of("name")));
        String token = client.retrieve(spec, 1).one("token");

        assertThat(new SoapClient(simulator.url()).loggedIn().next(token).fault())
                .isEqualTo("InvalidArgument");
        assertThat(client.next(token).status()).isEqualTo(200);
    }

    @Test
    void anIdleSessionEnds() {
        client.loggedIn();
        clock.pass(Duration.ofMinutes(29));
        assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                        .status())
                .isEqualTo(200);
        clock.pass(Duration.ofMinutes(31));

        assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                        .fault())
                .isEqualTo("NotAuthenticated");
    }

    @Test
    void expiryEndsAWaitingCall() throws Exception {
        client.loggedIn();
        client.filter(SoapClient.overView(client.view("HostSystem"), Map.of("HostSystem", List.of("name"))));
        String version = client.await("", 0).one("version");
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> client.await(version, 25));
        await().until(() -> simulator.calls().getOrDefault("WaitForUpdatesEx", 0L) >= 2);

        simulator.sessions().expireAll();

        assertThat(waiting.get(10, TimeUnit.SECONDS).fault()).isEqualTo("NotAuthenticated");
    }

    @Test
    void theCurrentSessionCanBeRead() {
        client.loggedIn();

        assertThat(client.read("SessionManager", "SessionManager", "currentSession")
                        .one("userName"))
                .isEqualTo(SimulatorOptions.USER);
    }

    @Test
    void anUnknownMethodIsNamed() {
        client.loggedIn();

        Reply reply = client.call("CloneVM_Task", "VirtualMachine", "vm-16", "");

        assertThat(reply.fault()).isEqualTo("MethodNotFound");
        assertThat(reply.one("method")).isEqualTo("CloneVM_Task");
    }

    @Test
    void whatIsNotSoapIsAFaultToo() throws Exception {
        assertThat(client.send("hello").fault()).isEqualTo("InvalidRequest");
        assertThat(client.send("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
                        .fault())
                .isEqualTo("InvalidRequest");
    }
}
