package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.workload.Client.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A ticket system that speaks Kafka only, but for looking up which assignments there are. */
final class Integration implements Activity {
    private static final String COMMANDS = "slotkeeper.assignment.commands";
    private static final int THINK_MILLIS = 900;

    private final Client reader;
    private final KafkaClient kafka;
    private final Fleet fleet;
    private final RandomGenerator random;
    private final String prefix;
    private int tickets;

    Integration(String prefix, Client reader, KafkaClient kafka, Fleet fleet, RandomGenerator random) {
        this.prefix = prefix;
        this.reader = reader;
        this.kafka = kafka;
        this.fleet = fleet;
        this.random = random;
    }

    @Override
    public int pauseMillis() {
        return random.nextInt(THINK_MILLIS);
    }

    @Override
    public void step() throws InterruptedException {
        List<String> known = random.nextInt(3) == 0 ? known() : List.of();
        if (known.isEmpty()) {
            request();
        } else {
            String id = known.get(random.nextInt(known.size()));
            ObjectNode body = Journal.JSON.createObjectNode().put("assignment", id);
            switch (random.nextInt(3)) {
                case 0 -> command("release", body);
                case 1 -> command("cancel", body);
                default -> {
                    body.putArray("codes").add("feature-lost").add("unlisted");
                    command("consent", body);
                }
            }
        }
    }

    @Override
    public void drain() {}

    private List<String> known() throws InterruptedException {
        List<String> known = new ArrayList<>();
        for (JsonNode each : reader.call(Call.of("read-list", "assignment", "GET", "assignments?limit=100"))
                .body()
                .path("items")) {
            if (each.path("externalRef").asText("").startsWith(prefix)) {
                known.add(each.path("id").asText());
            }
        }
        return known;
    }

    private void request() throws InterruptedException {
        Fleet.Host host = fleet.any(random);
        ObjectNode body = Journal.JSON
                .createObjectNode()
                .put("host", host.id())
                .put("vm", host.vms().get(random.nextInt(host.vms().size())));
        body.putArray("functions").add(host.anyFunction(random));
        body.put("reason", "drill").put("externalRef", prefix + "-" + tickets);
        body.putArray("consents")
                .add("feature-lost")
                .add("feature-loss-unknown")
                .add("unlisted")
                .add("companion-active");
        command("request", body);
    }

    /** Every fourth command is sent twice, as a producer without idempotence does. */
    private void command(String command, ObjectNode body) throws InterruptedException {
        String ticket = prefix + "-" + tickets++;
        KafkaClient.Message message =
                KafkaClient.Message.of("command", COMMANDS, ticket, "slotkeeper.assignment." + command + ".v1", body);
        kafka.send(message);
        if (random.nextInt(4) == 0) {
            kafka.send(message);
        }
    }
}
