package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.Publisher;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Commands from integrations. Each is applied once by its event id; a refused one is answered with an event. */
@ApplicationScoped
class CommandConsumer implements EventHandler {
    private static final String CHANNEL = "assignment-commands";

    private final EventIntake intake;
    private final Commands commands;
    private final Publisher publisher;

    @Inject
    CommandConsumer(EventIntake intake, Commands commands, Publisher publisher) {
        this.intake = intake;
        this.commands = commands;
        this.publisher = publisher;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        if (commands.apply(event) instanceof CommandResult.Refused refused) {
            publisher.rejected(rejected(event), refused.rejection());
        }
    }

    private static Publisher.RejectedCommand rejected(EventEnvelope event) {
        String correlation = Commands.correlation(event);
        String key = event.key() == null ? event.id() : event.key();
        return new Publisher.RejectedCommand(event.type(), key, event.project(), assignment(event), correlation);
    }

    private static @Nullable UUID assignment(EventEnvelope event) {
        try {
            return event.data() == null || !event.data().path("assignment").isTextual()
                    ? null
                    : UUID.fromString(event.data().path("assignment").textValue());
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
