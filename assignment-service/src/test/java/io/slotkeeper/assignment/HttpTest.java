package io.slotkeeper.assignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.OpenApiRoles;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see over HTTP besides the story and the problems. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class HttpTest {
    private static final Set<String> MAY_ASK = Set.of("requester", "approver", "operator", "admin");
    private static final Set<String> ALL = Set.of("viewer", "requester", "approver", "operator", "admin");
    private static final Set<String> OVERSEE = Set.of("operator", "admin");

    @Inject
    RequestAssignment request;

    @Inject
    AssignmentConfig config;

    private final Story story = new Story();
    private final String host = Story.newHost();
    private final String vm = Story.newVm();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void rolesAreAsTheTableSays() {
        String assignments = Story.API + "/assignments";
        String letters = Story.API + "/dead-letters";
        assertThat(OpenApiRoles.violations(Map.ofEntries(
                        Map.entry("GET " + Story.API + "/republications", Set.of("admin")),
                        Map.entry("POST " + Story.API + "/republications", Set.of("admin")),
                        Map.entry("GET " + Story.API + "/divergences", Set.of("operator", "admin")),
                        Map.entry("POST " + assignments, MAY_ASK),
                        Map.entry("GET " + assignments, MAY_ASK),
                        Map.entry("GET " + assignments + "/{id}", MAY_ASK),
                        Map.entry("POST " + assignments + "/{id}/consents", MAY_ASK),
                        Map.entry("POST " + assignments + "/{id}/cancel", MAY_ASK),
                        Map.entry("POST " + assignments + "/{id}/release", MAY_ASK),
                        Map.entry("GET " + Story.API + "/orders", OVERSEE),
                        Map.entry("POST " + Story.API + "/orders/{id}/report", OVERSEE),
                        Map.entry("GET " + letters, OVERSEE),
                        Map.entry("GET " + letters + "/{id}", OVERSEE),
                        Map.entry("POST " + letters + "/{id}/replay", OVERSEE),
                        Map.entry("POST " + letters + "/{id}/dismiss", OVERSEE),
                        Map.entry("POST " + letters + "/replay", OVERSEE),
                        Map.entry("POST " + letters + "/dismiss", OVERSEE),
                        Map.entry("GET " + Story.API + "/asyncapi", ALL),
                        Map.entry("GET " + Story.API + "/schemas/{file}", ALL))))
                .isEmpty();
    }

    @Test
    void aCallerWhoWaitsIsAnsweredWhenTheVerdictIsThere() {
        story.hostIs(host, 1, false);
        Thread policy = new Thread(() -> {
            String id = story.kafka
                    .await(Story.EVENTS, e -> e.value().contains(host))
                    .json()
                    .path("assignment")
                    .textValue();
            story.verdict(id, 1, "DENIED", 1L, Story.finding("unlisted", "DENY"));
        });
        policy.start();
        Response answer = waiting("wait=20");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(answer.header("Location")).endsWith(Story.API + "/assignments/" + answer.path("id"));
        assertThat(answer.<String>path("state")).isEqualTo("DENIED");
        assertThat(answer.<String>path("refusal.code")).isEqualTo("unlisted");
    }

    @Test
    void aCallerWhoDoesNotWaitLongEnoughIsAnsweredAllTheSame() {
        Response answer = waiting("respond-async, wait=0");
        assertThat(answer.<String>path("state")).isEqualTo("REQUESTED");
        assertThat(answer.<String>path("verdict")).isNull();
    }

    @Test
    void listsAreFilteredAndPaged() {
        List<String> ids = List.of(
                Story.ask(host, vm, Story.PORT_0),
                Story.ask(host, vm, Story.PORT_1),
                Story.ask(host, vm, Story.PORT_0));
        Response first = list("limit=2&host=" + host + "&vm=" + vm + "&state=REQUESTED");
        assertThat(first.<List<String>>path("items.id")).containsExactly(ids.get(2), ids.get(1));
        Response second = list("limit=2&host=" + host + "&after=" + first.path("next"));
        assertThat(second.<List<String>>path("items.id")).containsExactly(ids.get(0));
        assertThat(second.<String>path("next")).isNull();
        assertThat(list("state=NONSENSE").statusCode()).isEqualTo(400);
        assertThat(list("limit=501").statusCode()).isEqualTo(400);
        assertThat(list("externalRef=CHG-none").<List<String>>path("items")).isEmpty();
    }

    @Test
    void pendingOrdersComeFirst() {
        story.hostIs(host, 1, false);
        String first = Story.ask(host, vm, Story.PORT_0);
        story.verdict(first, 1, "ALLOWED", 1L);
        Story.awaitState(first, "PREPARING");
        Story.confirm(first, "ENABLE");
        Story.confirm(first, "REBOOT");
        assertThat(orders("host=" + host).<List<String>>path("items.type"))
                .containsExactly("ATTACH", "REBOOT", "ENABLE");
        Response page = orders("limit=1&host=" + host);
        assertThat(page.<List<String>>path("items.state")).containsExactly("PENDING");
        assertThat(orders("limit=5&host=" + host + "&after=" + page.path("next"))
                        .<List<String>>path("items.type"))
                .containsExactly("REBOOT", "ENABLE");
        assertThat(orders("state=SUCCEEDED&type=ENABLE&host=" + host).<List<String>>path("items.type"))
                .containsExactly("ENABLE");
    }

    @Test
    void anotherProjectsAssignmentIsUnknown() {
        NewRequest.Draft draft = new NewRequest.Draft(host, vm, List.of("06:00.0"), "x", null, null);
        CommandResult.Done other =
                (CommandResult.Done) request.handle(draft, new Caller("someone", "other", false, null, null));
        assertThat(get("admin", "/assignments/" + other.id()).statusCode()).isEqualTo(404);
        assertThat(Story.post("admin", "/assignments/" + other.id() + "/cancel", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOperatorMayCancelForTheRequesterAndTwiceIsOnce() {
        String id = Story.ask(host, vm, Story.PORT_0);
        Story.post("operator", "/assignments/" + id + "/cancel", Map.of("reason", "maintenance"))
                .then()
                .statusCode(200);
        Response again = Story.post("requester", "/assignments/" + id + "/cancel", Map.of());
        assertThat(again.<String>path("state")).isEqualTo("CANCELLED");
        assertThat(again.<List<String>>path("history.actor")).containsExactly("local-requester", "local-operator");
        assertThat(again.<List<String>>path("history.reason")).containsExactly("10 gigabit for db01", "maintenance");
    }

    @Test
    void theAsyncApiDocumentIsServed() {
        assertThat(get("viewer", "/asyncapi").asString())
                .startsWith("asyncapi: 3")
                .contains("command-rejected");
    }

    @Test
    void settingsHaveTheirDefaults() {
        assertThat(config.attemptsMax()).isEqualTo(20);
        assertThat(config.commandActor()).isEqualTo("integration");
        assertThat(config.verdictTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.tentativeHold()).isEqualTo(Duration.ofHours(24));
        assertThat(config.orderWait()).isEqualTo(Duration.ofHours(24));
        assertThat(config.maintenanceWait()).isEqualTo(Duration.ofDays(14));
        assertThat(config.othersWait()).isEqualTo(Duration.ofDays(30));
        assertThat(config.sweepBatch()).isEqualTo(100);
        assertThat(config.waitersMax()).isEqualTo(64);
    }

    private Response waiting(String prefer) {
        return given().header("Authorization", TestTokens.bearer("requester"))
                .header("Prefer", prefer)
                .contentType("application/json")
                .body(Story.request(host, vm, Story.PORT_0))
                .post(Story.API + "/assignments");
    }

    private static Response list(String query) {
        return get("requester", "/assignments?" + query);
    }

    private static Response orders(String query) {
        return get("operator", "/orders?" + query);
    }

    private static Response get(String role, String path) {
        return given().header("Authorization", TestTokens.bearer(role)).get(Story.API + path);
    }
}
