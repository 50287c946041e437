package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** An integration that speaks Kafka: what it sends and whether the broker took it are operations of the history. */
final class KafkaClient {
    private final String name;
    private final Records records;
    private final Journal journal;

    KafkaClient(String name, Records records, Journal journal) {
        this.name = name;
        this.records = records;
        this.journal = journal;
    }

    /**
     * One record that is an event.
     *
     * @param event its id; the same id again is the same event
     */
    record Message(
            String action, String topic, String key, String type, String event, String correlation, ObjectNode body) {
        static Message of(String action, String topic, String key, String type, ObjectNode body) {
            return new Message(action, topic, key, type, UUID.randomUUID().toString(), key, body);
        }
    }

    void send(Message message) throws InterruptedException {
        long operation = journal.nextOperation();
        ObjectNode invoke = line("invoke", operation, message)
                .put("topic", message.topic())
                .put("type", message.type())
                .put("event", message.event())
                .put("correlation", message.correlation());
        invoke.set("body", message.body());
        journal.write(invoke);
        long invoked = journal.now();
        Journal.Outcome outcome = sent(message) ? Journal.Outcome.OK : Journal.Outcome.UNKNOWN;
        journal.write(line(outcome == Journal.Outcome.OK ? "ok" : "unknown", operation, message));
        journal.count(
                outcome, new Journal.Observation(message.action(), "kafka", invoked, journal.now(), 0, false, ""));
    }

    private boolean sent(Message message) throws InterruptedException {
        try {
            records.sendAndWait(Records.record(
                    message.topic(),
                    message.key(),
                    Records.event(message.event(), message.type(), message.key(), message.correlation()),
                    message.body().toString().getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    private ObjectNode line(String phase, long operation, Message message) {
        return journal.line("op", phase)
                .put("op", operation)
                .put("client", name)
                .put("subject", "integration")
                .put("project", "default")
                .put("action", message.action());
    }
}
