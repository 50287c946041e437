package io.slotkeeper.messaging;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The channels that read from Kafka: what they read, for which group, and what this instance has of it. */
@ApplicationScoped
class Channels {
    private static final Logger LOG = Logger.getLogger(Channels.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaClientService clients;
    private final HealthCenter health;
    private final Config config;

    @Inject
    Channels(KafkaClientService clients, HealthCenter health, Config config) {
        this.clients = clients;
        this.health = health;
        this.config = config;
    }

    /** A channel as it is configured. */
    record Channel(String name, String group, Set<String> topics) {}

    List<Channel> all() {
        return new TreeSet<>(clients.getConsumerChannels())
                .stream()
                        .map(name -> new Channel(name, setting(name, "group.id").orElse(""), topics(name)))
                        .toList();
    }

    /** The channels that have ended, with the reason: nothing but a restart brings them back. */
    Map<String, String> dead() {
        return health.getLiveness().getChannels().stream()
                .filter(channel -> !channel.isOk())
                .collect(Collectors.toMap(
                        HealthReport.ChannelInfo::getChannel,
                        channel -> String.valueOf(channel.getMessage()),
                        (one, other) -> one));
    }

    /** The partitions that this instance reads for the channel; empty too where its consumer does not answer. */
    Set<TopicPartition> assigned(String channel) {
        try {
            KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
            return consumer == null
                    ? Set.of()
                    : consumer.getAssignments().await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.debugf(e, "the consumer of %s does not say what it reads", channel);
            return Set.of();
        }
    }

    private Set<String> topics(String channel) {
        return setting(channel, "topics")
                .map(list -> Set.of(list.split("\\s*,\\s*")))
                .or(() -> setting(channel, "topic").map(Set::of))
                .orElse(Set.of(channel));
    }

    private Optional<String> setting(String channel, String name) {
        return config.getOptionalValue("mp.messaging.incoming." + channel + "." + name, String.class);
    }
}
