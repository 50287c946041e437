package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.workload.Client.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An operator and a connector at once: works through the pending orders and reports how it went, over HTTP or Kafka;
 * sometimes late, twice, or first one thing and then the contrary.
 */
final class Operator implements Activity {
    private static final String REPORTS = "slotkeeper.inventory.order-reports";
    private static final String REPORTED = "slotkeeper.inventory.order-reported.v1";
    private static final int THINK_MILLIS = 400;

    private final Client client;
    private final KafkaClient kafka;
    private final RandomGenerator random;
    private final List<Done> done = new ArrayList<>();

    Operator(Client client, KafkaClient kafka, RandomGenerator random) {
        this.client = client;
        this.kafka = kafka;
        this.random = random;
    }

    private record Done(String order, String host, boolean succeeded) {}

    @Override
    public int pauseMillis() {
        return random.nextInt(THINK_MILLIS);
    }

    @Override
    public void step() throws InterruptedException {
        for (JsonNode order : pending()) {
            // what is not reported now is reported late
            if (random.nextInt(3) > 0) {
                report(new Done(order.path("id").asText(), order.path("host").asText(), random.nextInt(10) > 0));
            }
        }
        if (!done.isEmpty() && random.nextInt(4) == 0) {
            Done old = done.get(random.nextInt(done.size()));
            report(random.nextBoolean() ? old : new Done(old.order(), old.host(), !old.succeeded()));
        }
    }

    @Override
    public void drain() throws InterruptedException {
        for (JsonNode order : pending()) {
            overHttp(new Done(order.path("id").asText(), order.path("host").asText(), true));
        }
    }

    private List<JsonNode> pending() throws InterruptedException {
        Reply reply = client.call(Call.of("read-orders", "assignment", "GET", "orders?state=PENDING&limit=500"));
        List<JsonNode> orders = new ArrayList<>();
        reply.body().path("items").forEach(orders::add);
        return orders;
    }

    private void report(Done report) throws InterruptedException {
        if (random.nextInt(3) == 0) {
            kafka.send(KafkaClient.Message.of(
                    "kafka-order-report",
                    REPORTS,
                    report.host(),
                    REPORTED,
                    body(report).put("order", report.order()).put("reporter", "drill-agent")));
        } else {
            overHttp(report);
        }
        done.add(report);
    }

    private void overHttp(Done report) throws InterruptedException {
        client.call(Call.of("report-order", "assignment", "POST", "orders/" + report.order() + "/report")
                .with(body(report))
                .about("order", report.order())
                .about("outcome", report.succeeded() ? "SUCCEEDED" : "FAILED"));
    }

    private static ObjectNode body(Done report) {
        return Journal.JSON
                .createObjectNode()
                .put("outcome", report.succeeded() ? "SUCCEEDED" : "FAILED")
                .put("detail", report.succeeded() ? "done" : "the drill made it fail");
    }
}
