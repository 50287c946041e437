package io.slotkeeper.assignment.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Locks in the one order that everybody keeps: the hosts, then the assignments. */
@ApplicationScoped
class Locks {
    private static final Logger LOG = Logger.getLogger(Locks.class);

    private final Assignments assignments;
    private final Workspace workspace;

    @Inject
    Locks(Assignments assignments, Workspace workspace) {
        this.assignments = assignments;
        this.workspace = workspace;
    }

    /** Locked until the transaction ends, with everything that this transaction has already changed. */
    Optional<Locked> take(UUID id) {
        return takeAll(List.of(id)).stream().findFirst();
    }

    /** Those that exist, in the order given, locked with a number of statements that does not depend on theirs. */
    List<Locked> takeAll(Collection<UUID> ids) {
        List<UUID> unlocked = ids.stream()
                .distinct()
                .filter(id -> workspace.locked(id).isEmpty())
                .toList();
        if (!unlocked.isEmpty()) {
            workspace.lock(assignments.placesOf(unlocked));
        }
        return ids.stream().map(workspace::locked).flatMap(Optional::stream).toList();
    }

    /** The same where one that cannot be read is told of and passed over, as the others can go on. */
    List<Locked> takeReadable(Collection<UUID> ids) {
        try {
            return takeAll(ids);
        } catch (CorruptAssignment oneOfThem) {
            return ids.stream()
                    .map(this::takeReadable)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Optional<Locked> takeReadable(UUID id) {
        try {
            return take(id);
        } catch (CorruptAssignment e) {
            LOG.errorf(e, "passed over: assignmentId=%s", id);
            return Optional.empty();
        }
    }

    /** The assignment if it is of that project; another project's is as unknown as one that does not exist. */
    Optional<Locked> take(UUID id, String project) {
        Map<UUID, Assignments.Place> places = assignments.placesOf(List.of(id));
        places.values().removeIf(place -> !place.project().equals(project));
        workspace.lock(places);
        return places.containsKey(id) ? workspace.locked(id) : Optional.empty();
    }
}
