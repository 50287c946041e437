package io.slotkeeper.inventory.events;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What confirmed orders do to contexts reaches those who look at devices. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ContextFlowTest {
    private static final String TOPIC = "slotkeeper.assignment.assignments";
    private static final String TYPE = "slotkeeper.assignment.assignment-state.v1";
    private static final String JSON = "application/json";
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";
    private static final String OTHER_0 = "0000:07:00.0";
    private static final String OTHER_1 = "0000:07:00.1";

    private KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void confirmedOrdersShowWhereNobodyReportsContext() {
        foundingHost("contexts-1");
        assertThat(contexts("contexts-1", PORT_0)).isEqualTo("UNKNOWN UNKNOWN");

        confirm("contexts-1", "a-contexts-1");
        await("contexts-1", PORT_0, "UNKNOWN PASSTHROUGH");
        await("contexts-1", PORT_1, "UNKNOWN PASSTHROUGH");
        assertThat(contexts("contexts-1", OTHER_0)).isEqualTo("UNKNOWN UNKNOWN");
        String port = ".find { it.address == '" + PORT_0 + "' }.effectiveContext";
        assertThat((String) as("viewer")
                        .queryParam("host", "contexts-1")
                        .get("/devices")
                        .path("items" + port))
                .isEqualTo("PASSTHROUGH");
        assertThat((String) as("viewer").get("/hosts/contexts-1/topology").path("slots[3].functions" + port))
                .isEqualTo("PASSTHROUGH");
    }

    @Test
    void neitherLateNewsNorTheEndOfAnAssignmentTakesAnOverlayAway() {
        foundingHost("contexts-2");
        confirm("contexts-2", "a-contexts-2");
        await("contexts-2", PORT_0, "UNKNOWN PASSTHROUGH");

        send("contexts-2", "a-late", context(PORT_0, "HOST", 3, 16), context(OTHER_0, "HOST", 3, 1));
        await("contexts-2", OTHER_0, "UNKNOWN HOST");
        send("contexts-2", "a-contexts-2");
        kafka.send(TOPIC, "a-contexts-2", TYPE, "a-contexts-2", null);
        send("contexts-2", "a-contexts-2", context(OTHER_1, "HOST", 3, 1));
        await("contexts-2", OTHER_1, "UNKNOWN HOST");
        assertThat(contexts("contexts-2", PORT_0)).isEqualTo("UNKNOWN PASSTHROUGH");

        send("contexts-2", "a-next", context(PORT_0, "HOST", 3, 19));
        await("contexts-2", PORT_0, "UNKNOWN HOST");
    }

    @Test
    void aLaterObservationEndsItAndALaterOrderBeginsAgain() {
        foundingHost("contexts-3");
        confirm("contexts-3", "a-contexts-3");
        await("contexts-3", PORT_0, "UNKNOWN PASSTHROUGH");

        report("contexts-3", "text/x-lspci", fixture("founding.txt").replace("ixgbe", "igb"));
        assertThat(contexts("contexts-3", PORT_0)).isEqualTo("UNKNOWN PASSTHROUGH");
        String seen =
                "{\"functions\":[{\"address\":\"%s\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\",\"context\":\"HOST\"}]}";
        report("contexts-3", JSON, seen.formatted(PORT_0)).then().statusCode(200);
        assertThat(contexts("contexts-3", PORT_0)).isEqualTo("HOST HOST");
        assertThat(contexts("contexts-3", PORT_1)).isEqualTo("UNKNOWN PASSTHROUGH");

        send("contexts-3", "a-next", context(PORT_0, "PASSTHROUGH", 5, 20));
        await("contexts-3", PORT_0, "HOST PASSTHROUGH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"address\":\"zz\",\"context\":\"HOST\",\"hostRevision\":3,\"sequence\":1}",
                "{\"address\":\"0000:06:00.0\",\"context\":\"UNKNOWN\",\"hostRevision\":3,\"sequence\":1}",
                "{\"address\":\"0000:06:00.0\",\"hostRevision\":3,\"sequence\":1}"
            })
    void whatIsNoContextBecomesADeadLetter(String context) {
        String bad = send("contexts-4", "a-bad", context);
        kafka.await(
                "slotkeeper.inventory.dead-letters", event -> event.headers().containsValue(bad));
    }

    /** The publisher's own example, moved to the host: both ports in passthrough, sequences 17 and 18, revision 3. */
    private void confirm(String host, String assignment) {
        ObjectNode state =
                (ObjectNode) ContractFiles.of("assignment").example(TYPE).deepCopy();
        state.put("host", host).put("assignment", assignment);
        kafka.send(TOPIC, assignment, TYPE, assignment, state.toString());
    }

    /** An assignment that holds nothing any more and tells of these contexts. */
    private String send(String host, String assignment, String... contexts) {
        String state =
                "{\"assignment\":\"%s\",\"revision\":9,\"host\":\"%s\",\"vm\":\"vm-3\",\"hold\":null,\"contexts\":[%s]}"
                        .formatted(assignment, host, String.join(",", contexts));
        return kafka.send(TOPIC, assignment, TYPE, assignment, state);
    }

    private static String context(String address, String context, int hostRevision, int sequence) {
        return "{\"address\":\"%s\",\"context\":\"%s\",\"hostRevision\":%d,\"sequence\":%d}"
                .formatted(address, context, hostRevision, sequence);
    }

    private static void foundingHost(String host) {
        putHost(host, "ESX", "4.0");
        report(host, "text/x-lspci", fixture("founding.txt"));
        report(host, JSON, "{\"iommu\":\"ON\"}");
    }

    private static void await(String host, String address, String contexts) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(contexts(host, address))
                .isEqualTo(contexts));
    }

    /** The observed context and the effective one. */
    private static String contexts(String host, String address) {
        String function = "items.find { it.address == '%s' }.".formatted(address);
        var devices = as("viewer").get("/hosts/" + host + "/devices");
        return devices.path(function + "context") + " " + devices.path(function + "effectiveContext");
    }
}
