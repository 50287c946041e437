package io.slotkeeper.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at the progress of relay and channels every few seconds, on a thread of its own. Health checks and metrics only
 * show what it saw last, so that asking for them costs neither a query nor a call.
 */
@ApplicationScoped
class ProgressWatch {
    private static final Logger LOG = Logger.getLogger(ProgressWatch.class);

    private final Broker broker;
    private final BacklogQuery backlog;
    private final Channels channels;
    private final InHand inHand;
    private final TopicWatch topics;
    private final MeterRegistry metrics;
    private final boolean relayEnabled;
    private final Duration every;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "progress-watch");

    private final Advance relay = new Advance();
    private final Map<String, Advance> advances = new ConcurrentHashMap<>();
    private final Set<String> measured = new HashSet<>();
    private final Collection<Meter> meters = new ConcurrentLinkedQueue<>();
    private final Absence brokerAbsence = new Absence();
    private final Absence databaseAbsence = new Absence();
    private volatile Progress latest = Progress.UNKNOWN;
    private volatile long seenAt = System.nanoTime();

    @Inject
    ProgressWatch(
            Broker broker,
            BacklogQuery backlog,
            Channels channels,
            InHand inHand,
            TopicWatch topics,
            MeterRegistry metrics,
            @ConfigProperty(name = "slotkeeper.messaging.relay-enabled", defaultValue = "true") boolean relayEnabled,
            @ConfigProperty(name = "slotkeeper.messaging.observe-every", defaultValue = "10s") Duration every) {
        this.broker = broker;
        this.backlog = backlog;
        this.channels = channels;
        this.inHand = inHand;
        this.topics = topics;
        this.metrics = metrics;
        this.relayEnabled = relayEnabled;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        gauge(MetricNames.OUTBOX_ROWS, seen -> seen.backlog().unsent());
        gauge(MetricNames.OUTBOX_OLDEST_UNSENT, seen -> seen.backlog().oldestUnsentSeconds());
        gauge(MetricNames.RELAY_STALLED, seen -> seconds(seen.relayStalled()));
        gauge(MetricNames.DEAD_LETTERS_OPEN, seen -> seen.backlog().deadLetters());
        gauge(MetricNames.DIVERGENCES_OPEN, seen -> seen.backlog().divergences());
        gauge(MetricNames.BROKER_UNREACHABLE, seen -> seconds(seen.brokerAway()));
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        meters.forEach(metrics::remove);
    }

    Progress latest() {
        return latest;
    }

    /** How old {@link #latest} is; much more than the interval means that nobody is watching. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - seenAt);
    }

    private void run() {
        try {
            do {
                try {
                    latest = look();
                    seenAt = System.nanoTime();
                } catch (RuntimeException e) {
                    LOG.errorf(e, "the progress of the service cannot be seen");
                }
            } while (!stopping.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Progress look() {
        BacklogQuery.Backlog waiting = askDatabase();
        List<Channels.Channel> configured = channels.all();
        Positions positions = askBroker(configured);
        long now = System.nanoTime();
        boolean answering = brokerAbsence.none() && databaseAbsence.none();
        if (answering) {
            lookAtTopics();
        }
        Duration relayStalled =
                relay.observe(answering && relayEnabled && waiting.unsent() > 0, waiting.relayPosition(), now);
        Map<String, String> dead = channels.dead();
        List<Progress.Channel> seen = new ArrayList<>();
        for (Channels.Channel channel : configured) {
            seen.add(look(channel, positions, dead, answering, now));
        }
        return new Progress(brokerAbsence.lasts(now), databaseAbsence.lasts(now), waiting, relayStalled, seen);
    }

    private void lookAtTopics() {
        try {
            topics.look();
        } catch (SQLException | Broker.Silent e) {
            LOG.infof("tables and Kafka are not compared now, will be tried again: %s", e.getMessage());
        }
    }

    private Progress.Channel look(
            Channels.Channel channel, Positions positions, Map<String, String> dead, boolean answering, long now) {
        String name = channel.name();
        if (measured.add(name)) {
            gauge(MetricNames.CONSUMER_LAG, Tags.of("channel", name), seen -> seen.lag(name));
            gauge(MetricNames.CONSUMER_STALLED, Tags.of("channel", name), seen -> seconds(seen.stalled(name)));
        }
        InHand.Work work = inHand.of(name);
        String death = dead.get(name);
        Set<TopicPartition> mine = positions.known() && death == null ? channels.assigned(name) : Set.of();
        Map<TopicPartition, Long> reached = positions.reached(channel, positions.partitions(channel, mine));
        long lag = positions.lag(reached);
        Duration stalled = advances.computeIfAbsent(name, any -> new Advance())
                .observe(answering && (lag > 0 || work.since() != null), List.of(work.steps(), reached), now);
        return new Progress.Channel(name, lag, stalled, work.since(), work.finished(), death);
    }

    private BacklogQuery.Backlog askDatabase() {
        try {
            BacklogQuery.Backlog answer = backlog.ask();
            databaseAbsence.over();
            return answer;
        } catch (SQLException e) {
            databaseAbsence.noticed();
            topics.databaseWasAway();
            LOG.debugf(e, "the database does not answer");
            return latest.backlog();
        }
    }

    private Positions askBroker(Collection<Channels.Channel> configured) {
        try {
            Set<String> topics = new HashSet<>();
            Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
            for (Channels.Channel channel : configured) {
                topics.addAll(channel.topics());
                if (!committed.containsKey(channel.group())) {
                    committed.put(channel.group(), broker.committed(channel.group()));
                }
            }
            Set<TopicPartition> partitions = Broker.partitions(broker.topics(topics));
            Positions answer = new Positions(true, broker.beginnings(partitions), broker.ends(partitions), committed);
            brokerAbsence.over();
            return answer;
        } catch (Broker.Silent e) {
            brokerAbsence.noticed();
            LOG.debugf(e, "the broker does not answer");
            return new Positions(false, Map.of(), Map.of(), Map.of());
        }
    }

    /** Where partitions begin and end, and how far groups have come in them. */
    private record Positions(
            boolean known,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            Map<String, Map<TopicPartition, Long>> groups) {

        /**
         * What the instance has of the channel; where it has nothing, all partitions, since then nobody may read them.
         */
        Set<TopicPartition> partitions(Channels.Channel channel, Set<TopicPartition> mine) {
            return ends.keySet().stream()
                    .filter(partition -> channel.topics().contains(partition.topic()))
                    .filter(partition -> mine.isEmpty() || mine.contains(partition))
                    .collect(Collectors.toSet());
        }

        /** Where the channel stands; what Kafka has deleted since is not waited for. */
        Map<TopicPartition, Long> reached(Channels.Channel channel, Set<TopicPartition> partitions) {
            Map<TopicPartition, Long> committed = groups.getOrDefault(channel.group(), Map.of());
            return partitions.stream()
                    .collect(Collectors.toMap(
                            partition -> partition,
                            partition -> Math.max(
                                    committed.getOrDefault(partition, 0L), beginnings.getOrDefault(partition, 0L))));
        }

        long lag(Map<TopicPartition, Long> reached) {
            return reached.entrySet().stream()
                    .mapToLong(position -> Math.max(0, ends.getOrDefault(position.getKey(), 0L) - position.getValue()))
                    .sum();
        }
    }

    /** Since when somebody has not answered. */
    private static final class Absence {
        private boolean absent;
        private long since;

        void noticed() {
            if (!absent) {
                absent = true;
                since = System.nanoTime();
            }
        }

        void over() {
            absent = false;
        }

        boolean none() {
            return !absent;
        }

        Duration lasts(long now) {
            // an absence that was noticed this moment is one already
            return absent ? Duration.ofNanos(Math.max(now - since, 1_000_000)) : Duration.ZERO;
        }
    }

    private void gauge(String name, ToDoubleFunction<Progress> value) {
        gauge(name, Tags.empty(), value);
    }

    private void gauge(String name, Tags tags, ToDoubleFunction<Progress> value) {
        meters.add(Gauge.builder(name, this, watch -> value.applyAsDouble(watch.latest))
                .tags(tags)
                .register(metrics));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
