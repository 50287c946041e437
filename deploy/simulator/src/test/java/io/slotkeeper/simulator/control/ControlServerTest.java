package io.slotkeeper.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import io.slotkeeper.simulator.SoapClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlServerTest {
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret").withControlPort(0));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> post(String action, String type, String body) throws Exception {
        URI url = URI.create(simulator.controlUrl().orElseThrow() + "/" + action);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "move-vm      | {'vm':'db01','host':'esx-08.lab.example'}",
                "rename-vm    | {'vm':'db01','name':'db02'}",
                "delete-vm    | {'vm':'db01'}",
                "add-vm       | {'vm':{'name':'new','host':'esx-07.lab.example','hardware':'vmx-07'}}",
                "power        | {'vm':'db01','on':true}",
                "attach       | {'vm':'db01','address':'0000:06:00.0'}",
                "detach       | {'vm':'fw01','address':'0000:06:00.0'}",
                "add-host     | {'cluster':'A','host':{'name':'esx-09','version':'4.0.0'}}",
                "add-host     | {'host':{'name':'lonely','version':'7.0.3'}}",
                "remove-host  | {'host':'esxi-31.lab.example'}",
                "connection   | {'host':'esx-07.lab.example','state':'notResponding'}",
                "maintenance  | {'host':'esx-07.lab.example','on':true}",
                "reboot       | {'host':'esxi-22.lab.example'}",
                "plug         | {'host':'esx-07.lab.example','function':{'at':'0000:09:00.0','id':'8086:10fb'}}",
                "unplug       | {'host':'esx-07.lab.example','address':'0000:07:00.0'}",
                "passthrough  | {'host':'esx-07.lab.example','address':'0000:06:00.0','enabled':true}"
            })
    void everyActionOnTheFleetChangesIt(String action, String body) throws Exception {
        long before = simulator.fleet().now().version();

        HttpResponse<String> answer = post(action, "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(simulator.fleet().now().version()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "fault",
        "http",
        "garbage",
        "truncated",
        "entity-bomb",
        "wrong-types",
        "unknown-subtypes",
        "huge",
        "drip",
        "stall",
        "drop"
    })
    void everyKindOfMisbehaviourCanBePlannedAndCalledOff(String kind) throws Exception {
        assertThat(post("misbehave", "application/json", "{\"kind\":\"%s\",\"times\":3}".formatted(kind))
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.misbehaviours().left()).isEqualTo(3);

        post("behave", "application/json", "{}");

        assertThat(simulator.misbehaviours().left()).isZero();
    }

    @Test
    void sessionsAndPrivilegesAreWithinReach() throws Exception {
        SoapClient client = new SoapClient(simulator.url()).loggedIn();
        post("deny", "application/json", "{\"privilege\":\"System.Read\",\"objects\":[\"db01\"]}");
        assertThat(client.read("VirtualMachine", ref("db01"), "runtime").one("privilegeId"))
                .isEqualTo("System.Read");
        assertThat(client.read("VirtualMachine", ref("web01"), "runtime").all("privilegeId"))
                .isEmpty();

        post("expire-sessions", "application/json", "{}");

        assertThat(client.read("VirtualMachine", ref("db01"), "name").fault()).isEqualTo("NotAuthenticated");
    }

    private String ref(String name) {
        return simulator.fleet().now().named(name).orElseThrow().ref().value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "move-vm | {'vm':'nobody','host':'esx-08.lab.example'} | 400",
                "move-vm | {'vm':'db01'}                               | 400",
                "fly     | {}                                          | 400",
                "power   | {'vm':'db01','on':'yes'}                    | 400",
                "power   | {                                           | 400",
                "passthrough | {'host':'esx-07.lab.example','address':'0000:00:01.0','enabled':true} | 409",
                "replace-certificate | {}                              | 400"
            })
    void whatCannotBeDoneIsSaid(String action, String body, int status) throws Exception {
        HttpResponse<String> answer = post(action, "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\"");
    }

    @Test
    void aPageInABrowserCannotUseIt() throws Exception {
        long before = simulator.fleet().now().version();

        assertThat(post("delete-vm", "text/plain", "{\"vm\":\"db01\"}").statusCode())
                .isEqualTo(403);

        assertThat(simulator.fleet().now().version()).isEqualTo(before);
    }

    @Test
    void theStateIsToldWithoutSecrets() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(simulator.controlUrl().orElseThrow()).build();

        String state = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(state)
                .contains("\"esx-07.lab.example\"")
                .contains("\"fw01\"")
                .doesNotContain("secret");
    }
}
