package io.slotkeeper.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics that Kafka does not take records for at the moment. Each is left alone for a growing pause, so that the
 * rows of the others go on. Times are nanoseconds of one monotonic clock.
 */
final class WaitingTopics {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Map<String, Wait> waits = new HashMap<>();

    private record Wait(long since, long until, Duration pause) {}

    /** Leaves the topic alone for a while, longer each time. */
    void hold(String topic, long now) {
        Wait before = waits.get(topic);
        Duration pause = before == null ? FIRST_PAUSE : shorter(before.pause().multipliedBy(2), LONGEST_PAUSE);
        long since = before == null ? now : before.since();
        waits.put(topic, new Wait(since, now + pause.toNanos(), pause));
    }

    /** The topic takes records again. */
    void release(String topic) {
        waits.remove(topic);
    }

    /** The topics that are to be left alone now. */
    Set<String> at(long now) {
        return waits.entrySet().stream()
                .filter(entry -> entry.getValue().until() - now > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Since when the topic has been waited for without a break; zero for one that is not waited for. */
    Duration waited(String topic, long now) {
        Wait wait = waits.get(topic);
        return wait == null ? Duration.ZERO : Duration.ofNanos(now - wait.since());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
