package io.slotkeeper.inventory.api;

import static io.restassured.RestAssured.given;
import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format that a report may have, over HTTP. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportFormatsTest {
    private static final String ESXCLI = "text/x-esxcli-pci";
    private static final String NODEDEV = "application/x-libvirt-nodedev+xml";

    @Test
    void esxcliTellsContextsAndTheSlotContextOfVsphere() {
        putHost("formats-1", "ESXI", "8.0");
        report("formats-1", ESXCLI, fixture("../esxcli/list.txt") + fixture("../esxcli/table.txt"))
                .then()
                .statusCode(200)
                .body("source", equalTo("esxcli"))
                .body("functions", equalTo(7));
        String port = "items.find { it.address == '0000:5e:00.1' }.";
        String gpu = "items.find { it.address == '0000:af:00.0' }.";
        as("viewer")
                .get("/hosts/formats-1/devices")
                .then()
                .body(port + "context", equalTo("HOST"))
                .body(port + "pending", equalTo("TO_PASSTHROUGH"))
                .body(port + "path", equalTo("0000:5d:00.0/5e:00.1"))
                .body(port + "dependentDevice", equalTo("0000:5e:00.1"))
                .body(gpu + "context", equalTo("PASSTHROUGH"))
                .body(gpu + "resetMethod", equalTo("BRIDGE"))
                .body(gpu + "numaNode", nullValue());
        as("viewer")
                .get("/hosts/formats-1/topology")
                .then()
                .body(
                        "groups.findAll { it.scope == 'CONTEXT' }.members",
                        contains(contains("0000:af:00.0", "0000:af:00.1")))
                .body("groups[0].kinds", contains("VSPHERE_DEPENDENT"))
                .body("groups[0].evidence[0].value", equalTo("0000:00:02.0"));
    }

    @Test
    void theLongTextOfLspciTellsRegionsAndResetAndAShorterDumpDoesNotTakeThemAway() {
        putHost("formats-long", "KVM", "6.1");
        String dump = fixture("long.txt");
        report("formats-long", "text/x-lspci", dump).then().statusCode(200).body("functions", equalTo(3));
        String shorter = dump.replaceAll("(?m)^\\s+Region.*\n", "");
        report("formats-long", "text/x-lspci", shorter, "source", "lspci-short")
                .then()
                .statusCode(200);
        String gpu = "items.find { it.address == '0000:3b:00.0' }.";
        as("viewer")
                .get("/hosts/formats-long/devices")
                .then()
                .body(gpu + "resetMethod", equalTo("FUNCTION"))
                .body(gpu + "bars.index", contains(0, 2, 4))
                .body(gpu + "bars[1].bytes", equalTo(137438953472L))
                .body("items.find { it.address == '0000:00:1f.0' }.bars", nullValue());
    }

    @Test
    void theTableAloneTakesNothingAway() {
        putHost("formats-2", "ESXI", "8.0");
        report("formats-2", ESXCLI, fixture("../esxcli/list.txt"));
        report("formats-2", ESXCLI, fixture("../esxcli/table.txt"))
                .then()
                .statusCode(200)
                .body("lost", equalTo(0));
        as("viewer")
                .get("/hosts/formats-2/devices")
                .then()
                .body("items.presence.unique()", contains("PRESENT"))
                .body("items.size()", equalTo(7));
    }

    @Test
    void theTableIsAboutFunctionsThatWereListed() {
        putHost("formats-3", "ESXI", "8.0");
        report("formats-3", ESXCLI, fixture("../esxcli/table.txt"))
                .then()
                .statusCode(422)
                .body("code", equalTo("list-first"));
        as("viewer").get("/hosts/formats-3").then().body("functions", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {NODEDEV, "application/xml", "text/xml; charset=utf-8", "Application/XML"})
    void nodedevIsTakenUnderEveryNameOfXml(String type) {
        String host = "formats-xml-" + Integer.toHexString(type.hashCode());
        putHost(host, "KVM", "6.1");
        report(host, type, fixture("../nodedev/loop.xml"))
                .then()
                .statusCode(200)
                .body("source", equalTo("nodedev"))
                .body("functions", equalTo(3));
        as("viewer")
                .get("/hosts/" + host + "/devices")
                .then()
                .body("items.context", contains("HOST", "HOST", "PASSTHROUGH"))
                .body("items.assignable", contains(false, true, true))
                .body("items.iommuGroup", contains("4", "15", "25"));
    }

    @Test
    void hostileXmlIsRefusedWithItsLine() {
        putHost("formats-3", "KVM", "6.1");
        report("formats-3", NODEDEV, "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>\n<device>&b;</device>")
                .then()
                .statusCode(422)
                .body("line", equalTo(1))
                .body("reason", containsString("document types"));
        as("viewer").get("/hosts/formats-3").then().body("functions", equalTo(0));
    }

    @Test
    void pathsThroughSwitchesAreInTheTopology() {
        putHost("formats-4", "KVM", "6.1");
        report("formats-4", "text/x-lspci", fixture("switch.txt")).then().statusCode(200);
        as("viewer")
                .get("/hosts/formats-4/topology")
                .then()
                .body(
                        "slots.find { it.slot == '0000:0d:00' }.functions.path",
                        contains("0000:00:05.0/0b:00.0/0c:08.0/0d:00.0", "0000:00:05.0/0b:00.0/0c:08.0/0d:00.1"))
                .body("slots.find { it.slot == '0000:0c:08' }.functions.assignable", contains(false))
                .body("groups.find { it.scope == 'CONTEXT' }.members", contains("0000:0d:00.0", "0000:0d:00.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream", "text/csv", "application/x-libvirt-domain+xml"})
    void otherTypesAreNotTaken(String type) {
        putHost("formats-5", "KVM", "6.1");
        report("formats-5", type, "<p>").then().statusCode(415).body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void theDocumentListsTheFormats() {
        String post = "paths.'/api/inventory/v1/hosts/{id}/reports'.post.";
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body(post + "description", containsString("esxcli hardware pci list"))
                .body(post + "requestBody.content.keySet()", hasItems(ESXCLI, NODEDEV, "text/x-lspci"));
    }
}
