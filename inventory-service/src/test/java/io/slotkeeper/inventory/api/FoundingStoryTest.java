package io.slotkeeper.inventory.api;

import static io.restassured.RestAssured.given;
import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The founding host over HTTP, on the real database. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class FoundingStoryTest {
    private static final String LSPCI = "text/x-lspci";
    private static final String JSON = "application/json";

    @Test
    void aDumpIsTakenOnceAndShowsNamesSlotsAndGroups() {
        putHost("story-1", "ESX", "4.0")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("revision", equalTo(1));
        putHost("story-1", "ESX", "4.0").then().statusCode(200).body("revision", equalTo(1));
        report("story-1", LSPCI, fixture("founding.txt"))
                .then()
                .statusCode(200)
                .body("host", equalTo("story-1"))
                .body("source", equalTo("lspci"))
                .body("generation", equalTo(1))
                .body("revision", equalTo(2))
                .body("functions", equalTo(8))
                .body("discovered", equalTo(8))
                .body("changed", equalTo(0))
                .body("lost", equalTo(0))
                .body("ignored", nullValue());
        report("story-1", "text/plain", fixture("founding.txt"))
                .then()
                .statusCode(200)
                .body("generation", equalTo(2))
                .body("revision", equalTo(2))
                .body("discovered", equalTo(0));

        String port = "items.find { it.address == '0000:06:00.1' }.";
        as("viewer")
                .get("/hosts/story-1/devices")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items", hasSize(8))
                .body("items[0].address", equalTo("0000:00:03.0"))
                .body("items[0].assignable", equalTo(false))
                .body(port + "vendorId", equalTo("8086"))
                .body(port + "deviceId", equalTo("10c6"))
                .body(port + "name", equalTo("82598EB 10-Gigabit AF Dual Port Network Connection"))
                .body(port + "class", equalTo("Ethernet controller"))
                .body(port + "slot", equalTo("0000:06:00"))
                .body(port + "contextGroup", equalTo("0000:06:00.0"))
                .body(port + "holderGroup", nullValue())
                .body(port + "context", equalTo("UNKNOWN"))
                .body(port + "presence", equalTo("PRESENT"))
                .body(port + "hostDriver", equalTo("PRESENT"))
                .body(port + "heldBy", nullValue());
        as("viewer")
                .get("/hosts/story-1/topology")
                .then()
                .statusCode(200)
                .body("slots.slot", contains("0000:00:03", "0000:02:00", "0000:04:00", "0000:06:00", "0000:07:00"))
                .body("slots[3].functions.address", contains("0000:06:00.0", "0000:06:00.1"))
                .body("groups.id", contains("0000:02:00.0", "0000:06:00.0", "0000:07:00.0"))
                .body("groups[1].kinds", contains("FOUNDING_RULE"))
                .body("groups[1].evidence[0].value", equalTo("0000:06:00"));
    }

    @Test
    void sourcesAddToEachOtherAndWhatIsMissingIsLost() {
        putHost("story-2", "ESX", "4.0");
        report("story-2", LSPCI, fixture("founding.txt"));
        report(
                        "story-2",
                        JSON,
                        """
                        {"hostUses":[{"address":"0000:02:00.0","use":"MANAGEMENT_UPLINK","detail":"vmnic0"}],
                         "holders":[{"address":"0000:07:00.0","vm":"vm-9"}],"iommu":"ON"}""",
                        "source",
                        "agent-1",
                        "generation",
                        "7")
                .then()
                .statusCode(200)
                .body("source", equalTo("agent-1"))
                .body("generation", equalTo(7))
                .body("changed", equalTo(2))
                .body("functions", equalTo(8));
        report("story-2", JSON, "{\"hostUses\":[]}", "source", "agent-1", "generation", "6")
                .then()
                .statusCode(200)
                .body("ignored", equalTo("STALE"))
                .body("generation", equalTo(7));
        String dump = fixture("founding.txt");
        report("story-2", LSPCI, dump.substring(0, dump.lastIndexOf("\nSlot:")))
                .then()
                .body("lost", equalTo(1))
                .body("functions", equalTo(8))
                .body("revision", equalTo(4));
        as("viewer")
                .get("/hosts/story-2")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("facts.iommu", equalTo("ON"))
                .body("facts.hostUseReported", equalTo(true))
                .body("functions", equalTo(8));
        as("viewer")
                .get("/hosts/story-2/devices")
                .then()
                .body("items[1].hostUses[0].kind", equalTo("MANAGEMENT_UPLINK"))
                .body("items[1].hostUses[0].critical", equalTo(true))
                .body("items[6].observedHolder.vm", equalTo("vm-9"))
                .body("items[7].presence", equalTo("LOST"));
        report("story-2", LSPCI, dump).then().body("returned", equalTo(1)).body("lost", equalTo(0));
    }

    @Test
    void theFleetIsSearchedPageByPageAndAsATable() {
        putHost("fleet-1", "KVM", "6.1");
        putHost("fleet-2", "KVM", "6.1");
        report("fleet-1", LSPCI, fixture("founding.txt").replace("ixgbe", "vfio-pci"));
        report("fleet-2", LSPCI, fixture("founding.txt"));
        List<String> fleet = as("viewer")
                .queryParam("vendorId", "8086")
                .queryParam("deviceId", "10c6")
                .queryParam("limit", 500)
                .get("/devices")
                .then()
                .statusCode(200)
                .extract()
                .path("items.host");
        assertThat(fleet).contains("fleet-1", "fleet-1", "fleet-2", "fleet-2").isSorted();
        String next = as("viewer")
                .queryParam("host", "fleet-1")
                .queryParam("assignable", true)
                .queryParam("limit", 5)
                .get("/devices")
                .then()
                .body("items", hasSize(5))
                .extract()
                .path("next");
        as("viewer")
                .queryParam("host", "fleet-1")
                .queryParam("assignable", true)
                .queryParam("limit", 5)
                .queryParam("after", next)
                .get("/devices")
                .then()
                .body("items.address", contains("0000:07:00.0", "0000:07:00.1"))
                .body("next", nullValue());
        as("viewer")
                .queryParam("host", "fleet-1")
                .queryParam("context", "PASSTHROUGH")
                .queryParam("presence", "PRESENT")
                .queryParam("classId", "02")
                .queryParam("q", "dual PORT")
                .get("/devices")
                .then()
                .body("items.address", contains("0000:06:00.0", "0000:06:00.1"));
        String table = as("viewer")
                .accept("text/csv")
                .queryParam("host", "fleet-2")
                .get("/devices")
                .then()
                .statusCode(200)
                .contentType(equalTo("text/csv;charset=UTF-8"))
                .extract()
                .asString();
        assertThat(table.split("\r\n")).hasSize(9);
        assertThat(table).startsWith("host,address,").contains("fleet-2,0000:07:00.1,1077,2532");
        assertThat(table).containsPattern(Pattern.quote("QLogic Corp.,ISP2532-based 8Gb Fibre Channel"));
    }

    @Test
    void virtualMachinesAreDescribedAndListed() {
        String body =
                "{\"name\":\"db01\",\"host\":\"story-1\",\"hardwareVersion\":7,\"features\":{\"VMOTION\":\"USED\"}}";
        as("operator").contentType(JSON).body(body).put("/vms/vm-story").then().statusCode(201);
        as("operator")
                .contentType(JSON)
                .body(body)
                .put("/vms/vm-story")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("memoryReservation", equalTo("UNKNOWN"))
                .body("features.VMOTION", equalTo("USED"))
                .body("features.HA", equalTo("UNKNOWN"));
        as("operator")
                .contentType(JSON)
                .header("If-Match", "\"1\"")
                .body("{\"deviceLimit\":2}")
                .put("/vms/vm-story")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as("viewer").get("/vms/vm-story").then().statusCode(200).body("deviceLimit", equalTo(2));
        as("operator")
                .contentType(JSON)
                .body("{\"features\":{\"DRS_BALANCING\":\"UNUSED\"},\"vmFex\":true,\"fixedHotPlug\":false}")
                .put("/vms/vm-story")
                .then()
                .statusCode(200)
                .body("vmFex", equalTo(true))
                .body("fixedHotPlug", equalTo(false))
                .body("features.DRS_BALANCING", equalTo("UNUSED"))
                .body("features.DRS_PLACEMENT", equalTo("UNKNOWN"));
        as("viewer").queryParam("after", "vm-storx").get("/vms").then().body("items[0].id", equalTo("vm-story"));
    }

    @Test
    void hostsAreListedInTheOrderOfTheirIds() {
        putHost("list-1", "ESX", "4.0");
        putHost("list-2", "ESX", "4.0");
        as("viewer")
                .queryParam("after", "list-0")
                .queryParam("limit", 1)
                .get("/hosts")
                .then()
                .body("items.id", contains("list-1"))
                .body("next", equalTo("list-1"));
        putHost("list-1", "ESX", "4.1").then().statusCode(200).body("revision", equalTo(2));
    }

    @Test
    void theContractIsServed() {
        as("viewer").get("/asyncapi").then().statusCode(200).body(containsString("slotkeeper.inventory.hosts"));
        as("viewer")
                .get("/schemas/slotkeeper.inventory.host-state.v1.schema.json")
                .then()
                .statusCode(200)
                .body(containsString("The whole effective state of one host"));
        as("viewer").get("/schemas/nothing.schema.json").then().statusCode(404);
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body(
                        "components.schemas.DeviceView.properties.effectiveContext.description",
                        containsString("overlaid by confirmed orders"));
    }
}
