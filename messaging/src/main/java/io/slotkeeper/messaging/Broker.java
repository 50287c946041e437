package io.slotkeeper.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Questions to the broker, each with a short limit, so that a broker that is away is noticed and never waited for. */
@ApplicationScoped
class Broker {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    @Inject
    Broker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A topic as it stands now; its id changes when it is deleted and made again. */
    record Topic(String id, int partitions) {}

    /** The broker gives no answer, or not the one that was asked for. */
    static final class Silent extends Exception {
        Silent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Those of the topics that exist. */
    Map<String, Topic> topics(Collection<String> names) throws Silent {
        Map<String, Topic> existing = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                call(admin -> admin.describeTopics(names).topicNameValues());
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                TopicDescription topic = answer.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                existing.put(
                        answer.getKey(),
                        new Topic(topic.topicId().toString(), topic.partitions().size()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException
                        || e.getCause() instanceof InvalidTopicException)) {
                    throw silent(e);
                }
            } catch (TimeoutException e) {
                throw silent(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return existing;
    }

    /** The offset that the next record of each partition will get. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws Silent {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offset of the oldest record that each partition still has. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) throws Silent {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Where a group of consumers would go on reading; partitions without an answer have never been committed. */
    Map<TopicPartition, Long> committed(String group) throws Silent {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(call(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    static Set<TopicPartition> partitions(Map<String, Topic> topics) {
        return topics.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue().partitions())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) throws Silent {
        Map<TopicPartition, OffsetSpec> question =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return await(call(admin -> admin.listOffsets(question).all())).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().offset()));
    }

    private <T> T call(Function<Admin, T> question) throws Silent {
        try {
            return question.apply(admin());
        } catch (KafkaException e) {
            throw silent(e);
        }
    }

    private <T> T await(KafkaFuture<T> answer) throws Silent {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Made with the first question: the names in the settings need not resolve when the service starts. */
    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
            settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    synchronized void close(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private static Silent silent(Exception failure) {
        Throwable reason = SendFailure.reason(failure);
        return new Silent("the broker does not answer: " + reason.getMessage(), reason);
    }

    private static Silent interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Silent("interrupted while asking the broker", e);
    }
}
