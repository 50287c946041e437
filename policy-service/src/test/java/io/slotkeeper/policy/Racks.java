package io.slotkeeper.policy;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.ContractFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** Hosts full of one model that nobody else has, those who hold functions of it, and lists that speak of it. */
@ApplicationScoped
class Racks {

    @Inject
    Deliveries deliveries;

    /** Hosts {@code name-00}, {@code name-01} and so on with as many single functions of the chip each. */
    void stand(String name, int hosts, int functions, String vendor, String device) {
        List<Deliveries.Record> states = IntStream.range(0, hosts)
                .mapToObj(i -> Deliveries.host(host(name, i, functions, vendor, device)))
                .toList();
        deliveries.inBatchesOf(10, "inventory-hosts", states);
    }

    static String hostName(String name, int number) {
        return "%s-%02d".formatted(name, number);
    }

    static String address(int function) {
        return "%04x:%02x:00.0".formatted(function / 250, 1 + function % 250);
    }

    private static ObjectNode host(String name, int number, int functions, String vendor, String device) {
        ObjectNode state = World.hostState(hostName(name, number), 1);
        ObjectNode card = (ObjectNode)
                ContractFiles.of("inventory").example(World.HOST_STATE).at("/functions/6");
        ArrayNode all = state.putArray("functions");
        for (int i = 0; i < functions; i++) {
            String address = address(i);
            ObjectNode one = all.addObject();
            one.setAll(card);
            one.put("address", address)
                    .put("contextGroup", address)
                    .put("slot", address.substring(0, address.length() - 2))
                    .put("vendorId", vendor)
                    .put("deviceId", device);
        }
        state.putArray("groups");
        return state;
    }

    /** Claims, one per function from the first on, spread over the hosts. */
    List<String> claim(String name, int hosts, int claims, String project) {
        List<String> ids =
                IntStream.range(0, claims).mapToObj(i -> World.newAssignment()).toList();
        deliveries.inBatchesOf(
                100,
                "assignment-assignments",
                IntStream.range(0, claims)
                        .mapToObj(i -> Deliveries.assignment(
                                claimed(ids.get(i), hostName(name, i % hosts), address(i / hosts), project)))
                        .toList());
        return ids;
    }

    static ObjectNode claimed(String id, String host, String address, String project) {
        return World.claim(id, host, "vm-" + id.substring(24), address)
                .put("project", project)
                .put("state", "ATTACHED");
    }

    void hears(ObjectNode assignment) {
        deliveries.inBatchesOf(1, "assignment-assignments", List.of(Deliveries.assignment(assignment)));
    }

    /** A draft in which the chip has that tier on ESX, at revision 2. */
    static String draft(String vendor, String device, String tier) {
        String draft = ListDesk.draft("of " + vendor + ":" + device);
        line(draft, vendor, device, tier).statusCode(200).header("ETag", "\"2\"");
        return draft;
    }

    private static ValidatableResponse line(String draft, String vendor, String device, String tier) {
        return ListDesk.csv(
                draft,
                1,
                "",
                ListDesk.HEADER + "rack-" + vendor + "-" + device + "," + tier + ",The rack's card," + vendor + ","
                        + device + ",ESX,2026-11-20\n");
    }

    /** Publishes a version in which the chip has that tier, waits until whom it affects was told, and returns its number. */
    static int publish(String vendor, String device, String tier) {
        int version = ListDesk.publish(draft(vendor, device, tier), 2)
                .statusCode(201)
                .extract()
                .path("version");
        World.eventually(
                () -> ListDesk.get("/versions/" + version + "/affected").body("complete", equalTo(true)));
        return version;
    }
}
