package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The founding story over HTTP, on an ESX 4.0 host with a dual-port 82598 and a QLE2562. */
class FoundingStoryHttpTest {
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";
    private static final String FIBRE_0 = "0000:07:00.0";

    private static String host;

    @BeforeAll
    static void aHostIsReported() {
        host = Api.foundingHost();
    }

    @Test
    void oneCardIsSharedByTwoVmsAndComesBackWhenTheLastLetsGo() {
        String host = Api.foundingHost();
        String vm = Api.unique("vm");

        JsonPath asked = Api.request(host, vm, List.of(PORT_0), List.of());
        String first = asked.getString("id");
        assertThat(asked.getString("state")).isEqualTo("AWAITING_CONSENT");
        assertThat(asked.getString("verdict.outcome")).isEqualTo("NEEDS_CONSENT");
        assertThat(role(asked, PORT_0)).isEqualTo("REQUESTED");
        assertThat(role(asked, PORT_1)).isEqualTo("COMPANION");
        assertThat(reason(asked, PORT_1)).contains(PORT_0).containsIgnoringCase("slot");
        assertThat(Api.codes(asked)).contains("companion", "feature-lost", "listed-experimental");
        assertThat(message(asked, "feature-lost")).contains("vMotion", "DRS");
        assertThat(message(asked, "listed-experimental")).contains("experimentally supported");

        Api.as("requester")
                .body(Map.of("codes", List.of("unlisted")))
                .post("/api/assignment/v1/assignments/" + first + "/consents")
                .then()
                .statusCode(422);
        Api.as("requester")
                .body(Map.of("codes", List.of("feature-lost")))
                .post("/api/assignment/v1/assignments/" + first + "/consents")
                .then()
                .statusCode(200);
        Api.confirmOrder(host, first, "ENABLE");
        Api.confirmOrder(host, first, "REBOOT");
        Api.confirmOrder(host, first, "ATTACH");
        Api.awaitState(first, "ATTACHED");

        JsonPath neighbour = request(host, Api.unique("vm"), PORT_1);
        String second = neighbour.getString("id");
        assertThat(Api.codes(neighbour)).doesNotContain("companion", "function-held", "group-held");
        Api.confirmOrder(host, second, "ATTACH");
        Api.awaitState(second, "ATTACHED");

        Api.as("requester")
                .body("{}")
                .post("/api/assignment/v1/assignments/" + first + "/release")
                .then()
                .statusCode(200);
        Api.confirmOrder(host, first, "DETACH");
        Api.awaitState(first, "RELEASED");
        assertThat(Api.pendingOrder(host, first, "DISABLE")).isNull();

        Api.as("requester")
                .body("{}")
                .post("/api/assignment/v1/assignments/" + second + "/release")
                .then()
                .statusCode(200);
        Api.confirmOrder(host, second, "DETACH");
        Api.confirmOrder(host, second, "DISABLE");
        Api.confirmOrder(host, second, "REBOOT");
        JsonPath released = Api.awaitState(second, "RELEASED");
        assertThat(released.getList("history.state")).startsWith("REQUESTED").contains("CLAIMED", "ATTACHED");
        assertEveryStateChangeIsHeardOnce(first);
        assertEveryStateChangeIsHeardOnce(second);
    }

    @Test
    void twoFunctionsFillTheVmAndAThirdIsDeniedWithAllItsOtherFindings() {
        String host = Api.foundingHost();
        String vm = Api.unique("vm");
        assertThat(request(host, vm, PORT_0).getString("state")).isEqualTo("PREPARING");
        assertThat(request(host, vm, FIBRE_0).getString("state")).isEqualTo("PREPARING");

        JsonPath third = request(host, vm, "0000:08:00.0");

        assertThat(third.getString("state")).isEqualTo("DENIED");
        assertThat(Api.codes(third)).contains("limit-exceeded", "unlisted", "feature-lost");
        assertThat(third.getInt("verdict.limit.max")).isEqualTo(2);
        assertThat(third.getInt("verdict.limit.held")).isEqualTo(2);
    }

    @Test
    void aHeldFunctionIsDeniedToAnotherVmNamingTheHolder() {
        String host = Api.foundingHost();
        String holder = Api.unique("vm");
        request(host, holder, FIBRE_0);

        JsonPath late = request(host, Api.unique("vm"), FIBRE_0);

        assertThat(late.getString("state")).isEqualTo("DENIED");
        assertThat(Api.codes(late)).contains("function-held");
        assertThat(message(late, "function-held")).contains(holder);
    }

    @Test
    void whatTheFoundingListDoesNotNameNeedsConsentAndIsNotDenied() {
        for (String address : List.of("0000:08:00.0", "0000:09:00.0")) {
            JsonPath verdict = evaluate(address);
            assertThat(verdict.getString("outcome")).describedAs(address).isEqualTo("NEEDS_CONSENT");
            assertThat(severity(verdict, "unlisted")).isEqualTo("CONSENT");
        }
    }

    @Test
    void aCardWithoutAHostDriverIsAnInvitationAndNotAnObstacle() {
        assertThat(severity(evaluate("0000:0a:00.0"), "no-host-driver")).isEqualTo("INFO");
    }

    @Test
    void theNeighbourOfTheManagementUplinkIsHostCritical() {
        JsonPath verdict = evaluate("0000:01:00.1");
        assertThat(verdict.getString("outcome")).isEqualTo("DENIED");
        assertThat(severity(verdict, "host-critical")).isEqualTo("DENY");
    }

    @Test
    void aBridgeIsNotAssignable() {
        JsonPath verdict = evaluate("0000:00:03.0");
        assertThat(verdict.getString("outcome")).isEqualTo("DENIED");
        assertThat(severity(verdict, "bridge-not-assignable")).isEqualTo("DENY");
    }

    private static JsonPath evaluate(String address) {
        return Awaitility.await("policy knows " + host)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> Api.as("viewer")
                                .body(Map.of(
                                        "host",
                                        host,
                                        "vm",
                                        "vm-nobody-described",
                                        "functions",
                                        List.of(address),
                                        "minHostRevision",
                                        3))
                                .post("/api/policy/v1/evaluations"),
                        response -> response.statusCode() == 200)
                .jsonPath();
    }

    private static JsonPath request(String host, String vm, String function) {
        return Api.request(host, vm, List.of(function), List.of("feature-lost", "unlisted", "companion-active"));
    }

    private static void assertEveryStateChangeIsHeardOnce(String assignment) {
        List<String> states = Api.assignment(assignment).getList("history.state");
        long changes = states.size() - repeats(states);
        Awaitility.await("one notification per state change")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Api.as("requester")
                                .get("/api/notifier/v1/notifications?limit=500")
                                .jsonPath()
                                .getList("items.findAll { it.assignmentId == '" + assignment + "' }"))
                        .hasSize((int) changes));
    }

    private static long repeats(List<String> states) {
        long repeats = 0;
        for (int i = 1; i < states.size(); i++) {
            if (states.get(i).equals(states.get(i - 1))) {
                repeats++;
            }
        }
        return repeats;
    }

    private static String role(JsonPath assignment, String address) {
        return assignment.getString("verdict.functions.find { it.address == '" + address + "' }.role");
    }

    private static String reason(JsonPath assignment, String address) {
        return assignment.getString("verdict.functions.find { it.address == '" + address + "' }.reason");
    }

    private static String message(JsonPath assignment, String code) {
        return assignment.getString("verdict.findings.find { it.code == '" + code + "' }.message");
    }

    private static String severity(JsonPath verdict, String code) {
        return verdict.getString("findings.find { it.code == '" + code + "' }.severity");
    }
}
