package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.HoldNews;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What went wrong in other products where reports are late, doubled, partial or contradictory while devices are in use.
 * Inventory tells what is, and never takes anything from whoever holds it.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportThreadsTest {
    private static final String JSON = "application/json";
    private static final String PORT = "0000:06:00.0";
    private static final String MOVED = "0000:07:00.0";

    @Inject
    Holds holds;

    /** T10, Nova bug 1896463: a refresh of the inventory that overlapped with an allocation deleted it. */
    @Test
    void t10AReportFromBeforeTheClaimUndoesNothing() {
        putHost("t10-1", "KVM", "6.1");
        report("t10-1", JSON, functions(nic(PORT)), "generation", "5");
        claim("t10-1", "a-t10-1", 1, PORT);
        report("t10-1", JSON, functions(), "generation", "4")
                .then()
                .statusCode(200)
                .body("ignored", equalTo("STALE"));
        device("t10-1", PORT).body("presence", equalTo("PRESENT")).body("heldBy.assignment", equalTo("a-t10-1"));
        report("t10-1", JSON, functions(), "generation", "6").then().body("lost", equalTo(1));
        device("t10-1", PORT).body("presence", equalTo("LOST")).body("heldBy.assignment", equalTo("a-t10-1"));
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, System.nanoTime() % 1_000_000_007);
    }

    /** T10: in whatever order generations arrive, and however often, the newest is what is known. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void t10TheNewestGenerationWinsInAnyOrder(long seed) {
        Random random = new Random(seed);
        String host = "t10-any-" + seed;
        putHost(host, "KVM", "6.1");
        List<Integer> arrivals = new ArrayList<>(IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(g -> Stream.of(g, g))
                .toList());
        Collections.shuffle(arrivals, random);
        for (int generation : arrivals) {
            report(host, JSON, generation(generation), "generation", Integer.toString(generation))
                    .then()
                    .statusCode(200);
        }
        JsonPath devices = as("viewer").get("/hosts/" + host + "/devices").jsonPath();
        List<String> present = devices.getList("items.findAll { it.presence == 'PRESENT' }.address");
        assertThat(present).as("seed %d, %s", seed, arrivals).containsExactly(address(8));
    }

    /** T11, Nova bug 1969496: after a change of cards the parent was free while its children were not to be had. */
    @Test
    void t11AParentWithoutItsChildrenIsShownAsItIsAndHealsWithTheNextReport() {
        putHost("t11-1", "KVM", "6.1");
        String child = "0000:06:10.0";
        report("t11-1", JSON, functions(nic(PORT), nic(child)));
        claim("t11-1", "a-t11-1", 1, child);
        report("t11-1", JSON, functions(nic(PORT))).then().body("lost", equalTo(1));
        device("t11-1", child).body("presence", equalTo("LOST")).body("heldBy.assignment", equalTo("a-t11-1"));
        report("t11-1", JSON, functions(nic(child)))
                .then()
                .body("lost", equalTo(1))
                .body("returned", equalTo(1));
        device("t11-1", PORT).body("presence", equalTo("LOST")).body("heldBy", nullValue());
        report("t11-1", JSON, functions(nic(PORT), nic(child))).then().body("returned", equalTo(1));
        for (String address : List.of(PORT, child)) {
            device("t11-1", address).body("presence", equalTo("PRESENT"));
        }
        device("t11-1", child).body("heldBy.assignment", equalTo("a-t11-1"));
    }

    /** T16, Nova bug 2115905: a device that was taken out of the configuration was offered again once it was freed. */
    @Test
    void t16ADeviceThatVanishesWhileItIsHeldStaysHeldAndIsLostAfterwards() {
        putHost("t16-1", "KVM", "6.1");
        report("t16-1", JSON, functions(nic(PORT), nic(MOVED)));
        claim("t16-1", "a-t16-1", 1, PORT);
        report("t16-1", JSON, functions(nic(MOVED)));
        device("t16-1", PORT).body("presence", equalTo("LOST")).body("heldBy.vm", equalTo("vm-a-t16-1"));
        as("operator").delete("/hosts/t16-1").then().statusCode(409).body("code", equalTo("host-claimed"));
        remember(new HoldNews("a-t16-1", 2, "default", null));
        report("t16-1", JSON, functions(nic(MOVED)));
        device("t16-1", PORT).body("presence", equalTo("LOST")).body("heldBy", nullValue());
    }

    /** T17, Nova bug 1892361: a restart made another type of the device at an address. */
    @Test
    void t17AnotherDeviceAtTheAddressIsToldWithWhatWasThere() {
        putHost("t17-1", "KVM", "6.1");
        report("t17-1", JSON, functions(nic(PORT)));
        claim("t17-1", "a-t17-1", 1, PORT);
        report("t17-1", JSON, functions(function(PORT, "10ed", "0200"))).then().body("changed", equalTo(1));
        as("viewer")
                .get("/hosts/t17-1/changes?limit=1&address=" + PORT)
                .then()
                .body("items[0].type", equalTo("slotkeeper.inventory.function-changed.v1"))
                .body("items[0].before.deviceId", equalTo("10c6"))
                .body("items[0].after.deviceId", equalTo("10ed"));
        device("t17-1", PORT).body("heldBy.assignment", equalTo("a-t17-1"));
    }

    /** T17: after a reboot the same card has another address; what is held does not move with it. */
    @Test
    void t17AShiftedAddressIsALostAndAFoundFunctionAndTheHoldStays() {
        putHost("t17-2", "KVM", "6.1");
        report("t17-2", JSON, functions(nic(PORT)));
        claim("t17-2", "a-t17-2", 1, PORT);
        report("t17-2", JSON, functions(nic(MOVED)))
                .then()
                .body("lost", equalTo(1))
                .body("discovered", equalTo(1));
        device("t17-2", PORT).body("presence", equalTo("LOST")).body("heldBy.assignment", equalTo("a-t17-2"));
        device("t17-2", MOVED).body("presence", equalTo("PRESENT")).body("heldBy", nullValue());
        report("t17-2", JSON, functions(nic(PORT)))
                .then()
                .body("lost", equalTo(1))
                .body("returned", equalTo(1));
        device("t17-2", PORT).body("presence", equalTo("PRESENT")).body("heldBy.assignment", equalTo("a-t17-2"));
    }

    /** T17: one address twice in one report is no report at all. */
    @Test
    void t17AnAddressThatIsThereTwiceRefusesTheReport() {
        putHost("t17-3", "KVM", "6.1");
        report("t17-3", JSON, functions(nic(PORT)));
        report("t17-3", JSON, functions(nic(PORT), function(PORT, "10ed", "0200")))
                .then()
                .statusCode(422)
                .body("code", equalTo("bad-report"));
        device("t17-3", PORT).body("deviceId", equalTo("10c6"));
        as("viewer").get("/hosts/t17-3").then().body("revision", equalTo(2));
    }

    /** Two machines that go by one id contradict each other; nobody loses a hold by it, and the history shows it. */
    @Test
    void twoMachinesUnderOneIdAreSeenInTheHistory() {
        putHost("one-id", "KVM", "6.1");
        String one = functions(nic(PORT));
        String other = functions(nic(MOVED));
        report("one-id", JSON, one);
        claim("one-id", "a-one-id", 1, PORT);
        for (int i = 0; i < 3; i++) {
            report("one-id", JSON, other).then().statusCode(200);
            report("one-id", JSON, one).then().statusCode(200);
        }
        device("one-id", PORT).body("presence", equalTo("PRESENT")).body("heldBy.assignment", equalTo("a-one-id"));
        List<String> types = as("viewer")
                .get("/hosts/one-id/changes?address=" + PORT)
                .jsonPath()
                .getList("items.type");
        assertThat(types.stream().map(type -> type.replace("slotkeeper.inventory.function-", "")))
                .containsExactly(
                        "returned.v1", "lost.v1", "returned.v1", "lost.v1", "returned.v1", "lost.v1", "discovered.v1");
    }

    private void claim(String host, String assignment, long revision, String address) {
        remember(new HoldNews(
                assignment,
                revision,
                "default",
                new Hold(
                        assignment,
                        revision,
                        "default",
                        host,
                        "vm-" + assignment,
                        "CLAIM",
                        List.of(PciAddress.of(address)),
                        null)));
    }

    private void remember(HoldNews news) {
        QuarkusTransaction.requiringNew().run(() -> holds.remember(List.of(news)));
    }

    /** What is shown of one function; paths begin there. */
    private static ValidatableResponse device(String host, String address) {
        return as("viewer")
                .get("/hosts/" + host + "/devices")
                .then()
                .statusCode(200)
                .rootPath("items.find { it.address == '%s' }".formatted(address));
    }

    private static String generation(int generation) {
        return functions(nic(address(generation)));
    }

    private static String address(int i) {
        return "0000:%02x:00.0".formatted(i);
    }

    private static String nic(String address) {
        return function(address, "10c6", "0200");
    }

    private static String function(String address, String device, String type) {
        return "{\"address\":\"%s\",\"vendorId\":\"8086\",\"deviceId\":\"%s\",\"classId\":\"%s\"}"
                .formatted(address, device, type);
    }

    private static String functions(String... functions) {
        return Stream.of(functions).collect(Collectors.joining(",", "{\"functions\":[", "]}"));
    }
}
