package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A member joins a service's consumer group and leaves it again, every second or two: partitions are taken away in the
 * middle of everything and come back. It reads and commits nothing.
 */
final class Rebalance implements Fault {
    private static final Map<String, List<String>> GROUPS = Map.of(
            "slotkeeper-assignment",
            List.of("slotkeeper.policy.verdicts", "slotkeeper.inventory.hosts", "slotkeeper.inventory.order-reports"),
            "slotkeeper-policy",
            List.of("slotkeeper.assignment.events", "slotkeeper.assignment.assignments", "slotkeeper.inventory.hosts"),
            "slotkeeper-notifier",
            List.of("slotkeeper.assignment.events"),
            "slotkeeper-inventory",
            List.of("slotkeeper.inventory.reports"));
    private static final Duration STAY = Duration.ofMillis(1500);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Bed bed;
    private final String group;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread thread;

    Rebalance(Bed bed, RandomGenerator random) {
        this.bed = bed;
        List<String> names = GROUPS.keySet().stream().sorted().toList();
        this.group = names.get(random.nextInt(names.size()));
    }

    @Override
    public String begin() {
        Thread started = new Thread(this::disturb, "rebalance");
        started.setDaemon(true);
        started.start();
        thread = started;
        return group;
    }

    @Override
    public void end() throws InterruptedException {
        over.countDown();
        if (thread != null) {
            thread.join();
        }
    }

    private void disturb() {
        try {
            while (!over.await(STAY.toMillis(), TimeUnit.MILLISECONDS)) {
                joinAndLeave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void joinAndLeave() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bed.brokers().bootstrapServers(),
                "group.id",
                group,
                "enable.auto.commit",
                "false",
                "session.timeout.ms",
                "6000",
                "request.timeout.ms",
                "2000",
                "default.api.timeout.ms",
                "2000");
        try (KafkaConsumer<byte[], byte[]> member =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(GROUPS.getOrDefault(group, List.of()));
            long until = System.nanoTime() + STAY.toNanos();
            while (System.nanoTime() < until && over.getCount() > 0) {
                member.poll(POLL);
            }
        } catch (KafkaException brokerIsAway) {
            // another lane has taken the broker away, which rebalances as well
            over.countDown();
        }
    }
}
