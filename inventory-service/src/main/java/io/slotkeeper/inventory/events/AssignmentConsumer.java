package io.slotkeeper.inventory.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.ContextOverlays;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.HoldNews;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.application.PlacedOverlay;
import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Follows who holds what and what confirmed orders did, to show it beside the devices; never decides by it. Runs twice
 * or late without harm: the assignment's revision decides which hold is newer, the sequence which context is. A hold
 * ends with its assignment, a context does not.
 */
@ApplicationScoped
class AssignmentConsumer implements EventHandler {
    private static final String CHANNEL = "assignment-assignments";
    private static final String STATE = "slotkeeper.assignment.assignment-state.v1";

    private final EventIntake intake;
    private final Holds holds;
    private final ContextOverlays overlays;
    private final ObjectMapper json;

    @Inject
    AssignmentConsumer(EventIntake intake, Holds holds, ContextOverlays overlays, ObjectMapper json) {
        this.intake = intake;
        this.holds = holds;
        this.overlays = overlays;
        this.json = json;
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
    public Set<String> types() {
        return Set.of(STATE);
    }

    @Override
    public void apply(EventEnvelope event) {
        applyAll(List.of(event));
    }

    /** Three statements for holds and one for contexts, however many events there are. */
    @Override
    public void applyAll(List<EventEnvelope> events) {
        List<HoldNews> news = new ArrayList<>(events.size());
        List<PlacedOverlay> contexts = new ArrayList<>();
        for (EventEnvelope event : events) {
            if (event.data() == null) {
                String assignment = Objects.requireNonNullElse(event.key(), event.subject());
                news.add(new HoldNews(assignment, Long.MAX_VALUE, null, null));
            } else {
                AssignmentV1 assignment = event.dataAs(AssignmentV1.class, json);
                contexts.addAll(overlays(assignment));
                news.add(news(assignment));
            }
        }
        overlays.remember(contexts);
        holds.remember(news);
    }

    private static HoldNews news(AssignmentV1 assignment) {
        String id = assignment.assignment();
        if (id == null) {
            throw new PoisonException("a state without its assignment");
        }
        AssignmentV1.HoldV1 hold = assignment.hold();
        return new HoldNews(
                id, assignment.revision(), project(assignment), hold == null ? null : hold(id, assignment, hold));
    }

    private static List<PlacedOverlay> overlays(AssignmentV1 assignment) {
        List<AssignmentV1.ContextV1> contexts = Objects.requireNonNullElse(assignment.contexts(), List.of());
        String host = assignment.host();
        if (contexts.isEmpty()) {
            return List.of();
        }
        if (host == null) {
            throw new PoisonException("contexts without host");
        }
        return contexts.stream()
                .map(told -> new PlacedOverlay(host, project(assignment), overlay(told)))
                .toList();
    }

    private static ContextOverlay overlay(AssignmentV1.ContextV1 told) {
        if (told.address() == null || told.context() == null || told.context() == DeviceContext.UNKNOWN) {
            throw new PoisonException("a context without address, or one that no order brings about");
        }
        return new ContextOverlay(address(told.address()), told.context(), told.hostRevision(), told.sequence());
    }

    private static Hold hold(String id, AssignmentV1 assignment, AssignmentV1.HoldV1 hold) {
        if (assignment.host() == null || assignment.vm() == null || hold.kind() == null) {
            throw new PoisonException("a hold without host, virtual machine or kind");
        }
        return new Hold(
                id,
                assignment.revision(),
                project(assignment),
                assignment.host(),
                assignment.vm(),
                hold.kind(),
                Stream.concat(stream(hold.functions()), stream(hold.groupMembers()))
                        .map(AssignmentConsumer::address)
                        .distinct()
                        .toList(),
                hold.since());
    }

    private static String project(AssignmentV1 assignment) {
        return Objects.requireNonNullElse(assignment.project(), "default");
    }

    private static PciAddress address(String text) {
        return PciAddress.parse(text).orElseThrow(() -> new PoisonException("not a PCI address: " + text));
    }

    private static Stream<String> stream(@Nullable List<String> texts) {
        return texts == null ? Stream.empty() : texts.stream();
    }
}
