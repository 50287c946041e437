package io.slotkeeper.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the service's progress at one moment.
 *
 * @param brokerAway for how long the broker has not answered, zero while it does
 * @param databaseAway the same for the database
 * @param relayStalled for how long there are rows to send and none is sent although database and broker answer
 */
record Progress(
        Duration brokerAway,
        Duration databaseAway,
        BacklogQuery.Backlog backlog,
        Duration relayStalled,
        List<Channel> channels) {
    static final Progress UNKNOWN =
            new Progress(Duration.ZERO, Duration.ZERO, BacklogQuery.Backlog.NONE, Duration.ZERO, List.of());

    /**
     * One channel that reads from Kafka.
     *
     * @param lag how many records it has not applied yet
     * @param stalled for how long it has records to apply and applies none although database and broker answer
     * @param death why it has ended for good, null while it lives
     */
    record Channel(
            String name,
            long lag,
            Duration stalled,
            @Nullable Instant inHandSince,
            @Nullable Instant lastFinished,
            @Nullable String death) {}

    /** Why the service should not be taken for a working one; empty while it gets on, or waits for its broker. */
    List<String> complaints(Duration limit) {
        List<String> complaints = new ArrayList<>();
        if (relayStalled.compareTo(limit) > 0) {
            complaints.add("the relay has sent nothing for " + relayStalled.toSeconds() + " s while " + backlog.unsent()
                    + " records wait");
        }
        for (Channel channel : channels) {
            if (channel.death() != null) {
                complaints.add("channel " + channel.name() + " has ended: " + channel.death());
            } else if (channel.stalled().compareTo(limit) > 0) {
                complaints.add("channel " + channel.name() + " has applied nothing for "
                        + channel.stalled().toSeconds() + " s while " + channel.lag() + " records wait");
            }
        }
        return complaints;
    }

    long lag(String channel) {
        return find(channel).map(Channel::lag).orElse(0L);
    }

    Duration stalled(String channel) {
        return find(channel).map(Channel::stalled).orElse(Duration.ZERO);
    }

    private Optional<Channel> find(String channel) {
        return channels.stream().filter(one -> one.name().equals(channel)).findFirst();
    }
}
