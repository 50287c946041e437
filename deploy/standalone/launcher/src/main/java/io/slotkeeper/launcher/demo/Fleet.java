package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Three hosts and a VM with names of their own, so that the story can be told on the same data again and again. */
final class Fleet {
    private static final String INVENTORY = "/api/inventory/v1/";

    private final Api api;
    private final Stage stage;
    private final String suffix;
    private final Map<String, Long> revisions = new HashMap<>();

    Fleet(Api api, Stage stage, String suffix) {
        this.api = api;
        this.stage = stage;
        this.suffix = suffix;
    }

    /** What the host lives on, as an agent on it would report. */
    private record Use(String address, String use, String detail) {}

    String name(String base) {
        return base + "-" + suffix;
    }

    /** The revision of the host after its reports. */
    long revision(String host) {
        return revisions.getOrDefault(host, 1L);
    }

    void report() {
        host(
                "esx-07",
                "ESX",
                "4.0",
                "esx-4.0.lspci",
                List.of(
                        new Use("0000:01:00.0", "MANAGEMENT_UPLINK", "vmnic0"),
                        new Use("0000:03:00.0", "BOOT_STORAGE", "vmhba0")));
        host(
                "esx-21",
                "ESXI",
                "8.0",
                "esxi-8.0.lspci",
                List.of(
                        new Use("0000:18:00.0", "MANAGEMENT_UPLINK", "vmnic0"),
                        new Use("0000:5e:00.0", "BOOT_STORAGE", "vmhba2"),
                        new Use("0000:d8:00.0", "DATASTORE", "nvme-01")));
        host(
                "kvm-03",
                "KVM",
                "9.2",
                "kvm.lspci",
                List.of(
                        new Use("0000:22:00.0", "MANAGEMENT_UPLINK", "eno1"),
                        new Use("0000:01:00.0", "BOOT_STORAGE", "nvme0n1")));
        describeVm();
    }

    private void host(String base, String platform, String version, String dump, List<Use> uses) {
        String host = name(base);
        ObjectNode description = Api.JSON
                .createObjectNode()
                .put("name", host)
                .put("platform", platform)
                .put("version", version)
                .put("cluster", "demo");
        api.put("operator", INVENTORY + "hosts/" + host, description).expect("registering " + host, 200, 201);
        String reports = INVENTORY + "hosts/" + host + "/reports";
        JsonNode receipt = api.postText("operator", reports, "text/x-lspci", resource(dump))
                .expect("the lspci report of " + host, 200);
        JsonNode last =
                api.post("operator", reports, uses(uses)).expect("the report of what " + host + " lives on", 200);
        revisions.put(host, last.path("revision").asLong());
        stage.good(host + " (" + platform + " " + version + ") reports "
                + receipt.path("functions").asInt() + " PCI functions by lspci, and what it lives on: "
                + String.join(
                        ", ",
                        uses.stream()
                                .map(use -> use.detail() + " at " + use.address())
                                .toList()));
    }

    private void describeVm() {
        ObjectNode vm = Api.JSON
                .createObjectNode()
                .put("name", "orders database")
                .put("host", name("esx-07"))
                .put("hardwareVersion", 7)
                .put("memoryReservation", "FULL");
        vm.putObject("features").put("VMOTION", "USED").put("DRS", "USED").put("FT", "UNUSED");
        api.put("operator", INVENTORY + "vms/" + name("db01"), vm).expect("describing " + name("db01"), 200, 201);
        stage.good(name("db01") + " is described: hardware version 7, memory fully reserved, uses vMotion and DRS");
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

    private static String resource(String name) {
        try (InputStream in = Fleet.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
