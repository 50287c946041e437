package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.workload.Client.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Agents on the hosts: reports that are complete, old, repeated, partial or contradict each other, functions that vanish
 * and return.
 */
final class Agent implements Activity {
    private static final String REPORTS = "slotkeeper.inventory.reports";
    private static final String REPORTED = "slotkeeper.inventory.report.v1";
    private static final int THINK_MILLIS = 1200;

    private final Client client;
    private final KafkaClient kafka;
    private final Fleet fleet;
    private final RandomGenerator random;
    private final Map<String, Long> generations = new HashMap<>();
    private int drained;

    Agent(Client client, KafkaClient kafka, Fleet fleet, RandomGenerator random) {
        this.client = client;
        this.kafka = kafka;
        this.fleet = fleet;
        this.random = random;
    }

    /** Registers and reports every host and machine; asks again until it is done. */
    void introduce() throws InterruptedException {
        for (Fleet.Host host : fleet.hosts()) {
            insist(Call.of("put-host", "inventory", "PUT", "hosts/" + host.id())
                    .with(host.description())
                    .about("host", host.id()));
            insist(complete(host));
            if (host.platform().equals("KVM")) {
                insist(Call.of(
                                "inventory-report",
                                "inventory",
                                "POST",
                                "hosts/" + host.id() + "/reports?source=nodedev")
                        .with(host.sriov())
                        .about("host", host.id())
                        .about("source", "nodedev"));
            }
            for (String vm : host.vms()) {
                insist(Call.of("put-vm", "inventory", "PUT", "vms/" + vm).with(machine(host)));
            }
        }
    }

    @Override
    public int pauseMillis() {
        return random.nextInt(THINK_MILLIS);
    }

    @Override
    public void step() throws InterruptedException {
        Fleet.Host host = fleet.any(random);
        switch (random.nextInt(6)) {
            case 0 -> client.call(complete(host));
            case 1 -> client.call(overHttp(host, "json", next(host), host.report(vanished(host))));
            case 2 -> client.call(overHttp(host, "json", Math.max(1, now(host) - 1), host.report(vanished(host))));
            case 3 -> {
                Call call = complete(host);
                client.call(call);
                client.call(call);
            }
            case 4 -> client.call(overHttp(host, "other", next(host), contradiction(host)));
            default -> overKafka(host);
        }
    }

    /** In the end every host is reported whole, one per call. */
    @Override
    public void drain() throws InterruptedException {
        if (drained < fleet.hosts().size()) {
            insist(complete(fleet.hosts().get(drained)));
            drained++;
        }
    }

    private void overKafka(Fleet.Host host) throws InterruptedException {
        ObjectNode body = Journal.JSON.createObjectNode().put("source", "json").put("generation", next(host));
        body.set("report", host.report(random.nextBoolean() ? List.of() : vanished(host)));
        KafkaClient.Message message =
                KafkaClient.Message.of("kafka-inventory-report", REPORTS, host.id(), REPORTED, body);
        kafka.send(message);
        if (random.nextBoolean()) {
            kafka.send(message);
        }
    }

    private Call complete(Fleet.Host host) {
        return overHttp(host, "json", next(host), host.report(List.of()));
    }

    private static Call overHttp(Fleet.Host host, String source, long generation, ObjectNode report) {
        String path = "hosts/%s/reports?source=%s&generation=%d".formatted(host.id(), source, generation);
        return Call.of("inventory-report", "inventory", "POST", path)
                .with(report)
                .about("host", host.id())
                .about("source", source)
                .about("generation", Long.toString(generation));
    }

    private List<String> vanished(Fleet.Host host) {
        List<String> vanished = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            vanished.add(host.anyFunction(random));
        }
        return vanished;
    }

    /** Another source sees one function only, and takes it for another product. */
    private ObjectNode contradiction(Fleet.Host host) {
        ObjectNode report = Journal.JSON.createObjectNode();
        report.putArray("functions")
                .addObject()
                .put("address", host.anyFunction(random))
                .put("vendorId", "ffff")
                .put("deviceId", "0001")
                .put("classId", "ff00");
        return report;
    }

    private static ObjectNode machine(Fleet.Host host) {
        ObjectNode machine = Journal.JSON
                .createObjectNode()
                .put("host", host.id())
                .put("hardwareVersion", host.platform().equals("ESX") ? 7 : 21)
                .put("memoryReservation", "FULL");
        machine.putObject("features").put("VMOTION", "USED");
        return machine;
    }

    private long now(Fleet.Host host) {
        return generations.getOrDefault(host.id(), 0L);
    }

    private long next(Fleet.Host host) {
        return generations.merge(host.id(), 1L, Long::sum);
    }

    private void insist(Call call) throws InterruptedException {
        while (!client.call(call).isOk()) {
            Thread.sleep(THINK_MILLIS);
        }
    }
}
