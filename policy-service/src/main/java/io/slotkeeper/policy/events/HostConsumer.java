package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.AnswerQuestions;
import io.slotkeeper.policy.application.Change;
import io.slotkeeper.policy.application.FollowInventory;
import io.slotkeeper.policy.application.HostSeen;
import io.slotkeeper.policy.domain.facts.Host;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows {@code slotkeeper.inventory.hosts}. Twice, late and out of order are all harmless: the newest revision wins.
 * Hosts that have arrived answer the questions that waited for them, in transactions of their own: no question can keep
 * a host from being known.
 */
@ApplicationScoped
class HostConsumer implements EventHandler {

    private static final Logger LOG = Logger.getLogger(HostConsumer.class);
    private static final String CHANNEL = "inventory-hosts";
    private static final Set<String> TYPES = Set.of("slotkeeper.inventory.host-state.v1");

    private final EventIntake intake;
    private final FollowInventory inventory;
    private final AnswerQuestions answers;
    private final ObjectMapper json;

    HostConsumer(EventIntake intake, FollowInventory inventory, AnswerQuestions answers, ObjectMapper json) {
        this.intake = intake;
        this.inventory = inventory;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
        answerWaiting();
    }

    private void answerWaiting() {
        try {
            answers.answerWaiting();
        } catch (RuntimeException e) {
            LOG.warnf("waiting questions are answered at the next attempt, a second from now: %s", e.getMessage());
        }
    }

    @Override
    public void apply(EventEnvelope event) {
        applyAll(List.of(event));
    }

    @Override
    public void applyAll(List<EventEnvelope> events) {
        inventory.followHosts(events.stream().map(this::change).toList());
    }

    private Change<HostSeen> change(EventEnvelope event) {
        if (event.data() == null) {
            return new Change.Gone<>(Wire.required(event.key(), "key"));
        }
        HostStateV1 state = event.dataAs(HostStateV1.class, json);
        Host host = state.toHost();
        String project = state.project() == null ? event.project() : state.project();
        return new Change.Seen<>(
                host.id(), Wire.required(host.revision(), "revision"), new HostSeen(project, state.cluster(), host));
    }
}
