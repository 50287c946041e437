package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.TopicReader;
import io.slotkeeper.faults.workload.Records;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The latest records of a topic are written to it three times more: shuffled across keys with each key's order kept, or
 * in no order at all. Their ids stay the same.
 */
final class RecordsRepeated implements Fault {
    private static final int WINDOW = 100;
    private static final int COPIES = 3;
    private static final int LIMIT_SECONDS = 20;

    private final Bed bed;
    private final Records records;
    private final RandomGenerator random;
    private final boolean ordered;

    RecordsRepeated(Bed bed, Records records, RandomGenerator random) {
        this.bed = bed;
        this.records = records;
        this.random = random;
        this.ordered = random.nextBoolean();
    }

    @Override
    public String begin() throws Exception {
        List<String> topics = bed.brokers().topics().stream()
                .filter(topic -> !topic.endsWith("dead-letters"))
                .toList();
        String topic = topics.get(random.nextInt(topics.size()));
        List<ConsumerRecord<String, byte[]>> window =
                TopicReader.latest(bed.brokers().bootstrapServers(), topic, WINDOW);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            for (ConsumerRecord<String, byte[]> record : shuffled(window)) {
                sent.add(records.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers())));
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
        return "%s: %d records three times, %s"
                .formatted(topic, window.size(), ordered ? "each key in its order" : "in no order");
    }

    private List<ConsumerRecord<String, byte[]>> shuffled(List<ConsumerRecord<String, byte[]>> window) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>(window);
        Collections.shuffle(all, new Random(random.nextLong()));
        if (!ordered) {
            return all;
        }
        List<ConsumerRecord<String, byte[]>> rest = new ArrayList<>(window);
        List<ConsumerRecord<String, byte[]>> inOrder = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> place : all) {
            ConsumerRecord<String, byte[]> first = rest.stream()
                    .filter(record -> java.util.Objects.equals(record.key(), place.key()))
                    .findFirst()
                    .orElseThrow();
            rest.remove(first);
            inOrder.add(first);
        }
        return inOrder;
    }

    @Override
    public void end() {
        // they are there, and stay
    }
}
