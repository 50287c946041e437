package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fleet of the story: what the vCenter has, a host that joins it for this telling, and two hosts that are pasted
 * because no vCenter knows them. What the story changes has names of its own, so that it can be told again and again.
 */
final class Fleet {
    private static final String INVENTORY = "/api/inventory/v1/";
    private static final String CLUSTER = "A";

    private final Api api;
    private final Desk desk;
    private final Stage stage;
    private final Vcenter vcenter;
    private final String suffix;

    Fleet(Api api, Desk desk, Stage stage, Vcenter vcenter, String suffix) {
        this.api = api;
        this.desk = desk;
        this.stage = stage;
        this.vcenter = vcenter;
        this.suffix = suffix;
    }

    /** What the host lives on, as an agent on it would report. */
    private record Use(String address, String use, String detail) {}

    /**
     * A virtual machine of the vCenter.
     *
     * @param id its instance UUID, by which it is known everywhere
     */
    record Vm(String id, String name) {}

    String name(String base) {
        return base + "-" + suffix;
    }

    /** The current revision of a host. */
    long revision(String host) {
        return host(host).path("revision").asLong();
    }

    /** The machine of that name, as inventory knows it from the vCenter. */
    Vm vm(String name) {
        JsonNode found = desk.await(
                "the VM " + name,
                () -> Desk.find(
                        api.get("viewer", INVENTORY + "vms?limit=500")
                                .expect("reading the VMs", 200)
                                .path("items"),
                        vm -> vm.path("name").asText().equals(name)),
                vm -> !vm.isMissingNode());
        return new Vm(found.path("id").asText(), name);
    }

    /** Refused first, for nobody vouches for its certificate; then pinned, read and watched. */
    void connect() {
        String test = INVENTORY + "sources/test";
        JsonNode refused = api.post("operator", test, vcenter.source(false)).expect("testing the vCenter", 200);
        Expect.equal(
                "the problem",
                "untrusted-certificate",
                refused.path("problem").path("code").asText());
        String thumbprint = refused.path("problem").path("subject").asText();
        Expect.equal("the thumbprint to pin", plain(vcenter.thumbprint()), plain(thumbprint));
        stage.say("A test of the connection is refused: nobody vouches for its certificate. The answer says which "
                + "thumbprint to pin, " + thumbprint.substring(0, 16) + "…");
        api.put("operator", INVENTORY + "sources/" + Vcenter.SOURCE, vcenter.source(true))
                .expect("setting the source up", 200, 201);
        JsonNode status = desk.await(
                        "the first complete reading of the vCenter",
                        () -> api.get("operator", INVENTORY + "sources/" + Vcenter.SOURCE)
                                .expect("reading the source", 200),
                        source -> source.path("status").path("state").asText().equals("OK"))
                .path("status");
        JsonNode counts = status.path("counts");
        stage.good("Pinned. " + status.path("server").asText() + ": "
                + counts.path("hosts").asInt() + " hosts, "
                + counts.path("functions").asInt() + " PCI functions and "
                + counts.path("vms").asInt() + " VMs, read only and watched from now on.");
    }

    /** Devices that virtual machines hold already, without anybody having asked Slotkeeper. */
    void tellWhatWasFound() {
        JsonNode found = api.get("viewer", INVENTORY + "devices?found=true&limit=500")
                .expect("reading what was found", 200)
                .path("items");
        for (JsonNode device : found) {
            stage.say(
                    device.path("host").asText() + " " + device.path("address").asText() + " "
                            + device.path("name").asText() + ": "
                            + device.path("observedHolder").path("name").asText());
        }
        if (Desk.find(
                        found,
                        it -> it.path("observedHolder").path("name").asText().equals("fw01"))
                .isMissingNode()) {
            throw new StepFailed("expected to find what fw01 holds in " + Desk.brief(found));
        }
        stage.good("Nobody registered these, and nobody else gets them: found, not ours.");
    }

    /** A host with the founding cards joins the cluster; it is there one update later. */
    String join() {
        String host = name("esx-07") + ".lab.example";
        ObjectNode spec = (ObjectNode) json("esx-07.json");
        spec.put("name", host).put("uuid", UUID.randomUUID().toString());
        ObjectNode request = Api.JSON.createObjectNode().put("cluster", CLUSTER);
        request.set("host", spec);
        vcenter.act("add-host", request);
        JsonNode known = desk.await(
                        "the host that joined",
                        () -> Api.JSON.valueToTree(api.get("viewer", INVENTORY + "hosts/" + host)),
                        reply -> reply.path("status").asInt() == 200)
                .path("body");
        stage.good(host + " joins cluster " + CLUSTER + " and is known one update later: "
                + known.path("platform").asText() + " " + known.path("version").asText() + ", "
                + known.path("functions").asInt() + " functions.");
        return host;
    }

    /** A machine on that host, off and with all its memory reserved, as a device needs it. */
    Vm create(String base, String host) {
        Vm vm = new Vm(UUID.randomUUID().toString(), name(base));
        ObjectNode request = Api.JSON.createObjectNode();
        request.putObject("vm")
                .put("name", vm.name())
                .put("host", host)
                .put("hardware", "vmx-07")
                .put("memoryMB", 8192)
                .put("reserved", true)
                .put("instanceUuid", vm.id());
        vcenter.act("add-vm", request);
        JsonNode known = desk.await(
                        "the VM that was created",
                        () -> Api.JSON.valueToTree(api.get("viewer", INVENTORY + "vms/" + vm.id())),
                        reply -> reply.path("status").asInt() == 200)
                .path("body");
        stage.good(vm.name() + " is known by its instance UUID: hardware version "
                + known.path("hardwareVersion").asInt() + ", may have "
                + known.path("deviceLimit").asInt() + " passthrough devices, uses "
                + String.join(", ", used(known.path("features"))));
        return vm;
    }

    /** Waits until the vCenter shows the function on that machine; null waits until it shows it on none. */
    void awaitHolder(String host, String address, @Nullable Vm vm) {
        desk.await(
                "the vCenter's view of " + address,
                () -> Desk.find(
                        api.get("viewer", INVENTORY + "hosts/" + host + "/devices?limit=500")
                                .expect("reading the devices", 200)
                                .path("items"),
                        it -> it.path("address").asText().equals(address)),
                it -> vm == null
                        ? it.path("observedHolder").isNull()
                        : it.path("observedHolder").path("vm").asText().equals(vm.id()));
    }

    /** Does in the vCenter what the order says, as its administrator would. */
    void carryOut(JsonNode order, Vm vm) {
        String type = order.path("type").asText();
        ObjectNode request = Api.JSON.createObjectNode();
        if (type.equals("REBOOT")) {
            vcenter.act("reboot", request.put("host", order.path("host").asText()));
            return;
        }
        for (JsonNode function : order.path("functions")) {
            request.put("address", function.asText());
            switch (type) {
                case "ENABLE", "DISABLE" ->
                    vcenter.act(
                            "passthrough",
                            request.put("host", order.path("host").asText()).put("enabled", type.equals("ENABLE")));
                case "ATTACH" -> vcenter.act("attach", request.put("vm", vm.name()));
                case "DETACH" -> vcenter.act("detach", request.put("vm", vm.name()));
                default -> throw new StepFailed("nobody knows how to carry out " + type);
            }
        }
    }

    /** Hosts that no vCenter knows: an old one without any, and one with KVM. */
    void paste() {
        paste(
                "esx-03",
                Map.of("platform", "ESX", "version", "4.0"),
                "esx-4.0.lspci",
                List.of(
                        new Use("0000:01:00.0", "MANAGEMENT_UPLINK", "vmnic0"),
                        new Use("0000:03:00.0", "BOOT_STORAGE", "vmhba0")));
        paste(
                "kvm-03",
                Map.of("platform", "KVM", "version", "9.2"),
                "kvm.lspci",
                List.of(
                        new Use("0000:22:00.0", "MANAGEMENT_UPLINK", "eno1"),
                        new Use("0000:01:00.0", "BOOT_STORAGE", "nvme0n1")));
    }

    private void paste(String base, Map<String, String> what, String dump, List<Use> uses) {
        String host = name(base);
        ObjectNode description = Api.JSON.createObjectNode().put("name", host).put("cluster", "demo");
        what.forEach(description::put);
        api.put("operator", INVENTORY + "hosts/" + host, description).expect("registering " + host, 200, 201);
        String reports = INVENTORY + "hosts/" + host + "/reports";
        JsonNode receipt = api.postText("operator", reports, "text/x-lspci", resource(dump))
                .expect("the lspci report of " + host, 200);
        api.post("operator", reports, uses(uses)).expect("the report of what " + host + " lives on", 200);
        stage.good(host + " (" + what.get("platform") + " " + what.get("version") + ") is pasted: "
                + receipt.path("functions").asInt() + " PCI functions by lspci, and what it lives on: "
                + String.join(
                        ", ",
                        uses.stream()
                                .map(use -> use.detail() + " at " + use.address())
                                .toList()));
    }

    private JsonNode host(String host) {
        return api.get("viewer", INVENTORY + "hosts/" + host).expect("reading " + host, 200);
    }

    private static List<String> used(JsonNode features) {
        return features.properties().stream()
                .filter(feature -> feature.getValue().asText().equals("USED"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String plain(String thumbprint) {
        return thumbprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private static JsonNode uses(List<Use> uses) {
        ObjectNode report = Api.JSON.createObjectNode().put("iommu", "ON");
        ArrayNode list = report.putArray("hostUses");
        uses.forEach(use -> list.addObject()
                .put("address", use.address())
                .put("use", use.use())
                .put("detail", use.detail()));
        return report;
    }

    private static JsonNode json(String name) {
        try {
            return Api.JSON.readTree(resource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Fleet.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
