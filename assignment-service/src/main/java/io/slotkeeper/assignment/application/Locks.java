package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.HostState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Locks in the one order that everybody keeps: the host, then the assignment. */
@ApplicationScoped
class Locks {
    private static final Logger LOG = Logger.getLogger(Locks.class);

    private final Assignments assignments;
    private final Hosts hosts;

    @Inject
    Locks(Assignments assignments, Hosts hosts) {
        this.assignments = assignments;
        this.hosts = hosts;
    }

    Optional<Locked> take(UUID id) {
        return assignments.placeOf(id).flatMap(place -> {
            HostState host = hosts.lock(place.host()).orElse(null);
            return assignments.lock(id).map(assignment -> new Locked(assignment, host));
        });
    }

    /** The same for one among many: one that cannot be read is told of and passed over, as the others can go on. */
    Optional<Locked> takeReadable(UUID id) {
        try {
            return take(id);
        } catch (CorruptAssignment e) {
            LOG.errorf(e, "passed over: assignmentId=%s", id);
            return Optional.empty();
        }
    }

    /** The assignment if it is of that project; another project's is as unknown as one that does not exist. */
    Optional<Locked> take(UUID id, String project) {
        return assignments
                .placeOf(id)
                .filter(place -> place.project().equals(project))
                .flatMap(place -> take(id));
    }
}
