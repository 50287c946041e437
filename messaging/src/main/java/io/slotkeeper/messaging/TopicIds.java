package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The ids of topics, kept until somebody finds that they have changed. */
@ApplicationScoped
class TopicIds {
    private final Broker broker;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    @Inject
    TopicIds(Broker broker) {
        this.broker = broker;
    }

    /** The topic's id; empty where Kafka says that there is no such topic. */
    Optional<String> of(String topic) throws Broker.Silent {
        String id = known.get(topic);
        if (id != null) {
            return Optional.of(id);
        }
        Optional<String> found =
                Optional.ofNullable(broker.topics(List.of(topic)).get(topic)).map(Broker.Topic::id);
        found.ifPresent(answer -> known.put(topic, answer));
        return found;
    }

    /** Takes what the broker has just said and says whether it is another id than before. */
    boolean learn(String topic, String id) {
        return !id.equals(known.put(topic, id));
    }

    /** The topic does not take records any more: it may be gone, or another one by now. */
    void forget(String topic) {
        known.remove(topic);
    }
}
