package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.application.Assignments;
import io.slotkeeper.assignment.application.CorruptAssignment;
import io.slotkeeper.assignment.application.Hosts;
import io.slotkeeper.assignment.application.Publisher;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The state of every assignment that is not purged. Nobody changes the assignments of a page meanwhile, or an older
 * state could stand behind a newer one.
 */
@ApplicationScoped
class AssignmentRepublisher implements Republisher {
    private static final Logger LOG = Logger.getLogger(AssignmentRepublisher.class);

    private final Assignments assignments;
    private final Hosts hosts;
    private final Publisher publisher;

    @Inject
    AssignmentRepublisher(Assignments assignments, Hosts hosts, Publisher publisher) {
        this.assignments = assignments;
        this.hosts = hosts;
        this.publisher = publisher;
    }

    @Override
    public String topic() {
        return Topics.ASSIGNMENTS;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<UUID> page = assignments.page(after == null ? null : UUID.fromString(after), limit);
        List<Assignment> locked = readable(page);
        Map<UUID, List<ContextOverlay>> contexts = hosts.overlays(List.of(), page).stream()
                .map(Hosts.OverlayOn::overlay)
                .collect(Collectors.groupingBy(ContextOverlay::assignment));
        locked.forEach(assignment -> publisher.state(
                assignment,
                contexts.getOrDefault(assignment.id(), List.of()),
                assignment.origin().correlationId()));
        return page.size() < limit ? null : page.get(limit - 1).toString();
    }

    /** One that cannot be read is told of and passed over, as the others can be written all the same. */
    private List<Assignment> readable(List<UUID> page) {
        try {
            return assignments.lock(page);
        } catch (CorruptAssignment oneOfThem) {
            return page.stream().flatMap(this::readable).toList();
        }
    }

    private Stream<Assignment> readable(UUID id) {
        try {
            return assignments.lock(List.of(id)).stream();
        } catch (CorruptAssignment e) {
            LOG.errorf(e, "not written again: assignmentId=%s", id);
            return Stream.empty();
        }
    }
}
