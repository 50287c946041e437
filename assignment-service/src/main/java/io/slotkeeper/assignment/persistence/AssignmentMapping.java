package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.CorruptAssignment;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.assignment.persistence.AssignmentDocument.HeldDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Assignments to rows and back. */
@ApplicationScoped
class AssignmentMapping {
    private final Json json;

    @Inject
    AssignmentMapping(Json json) {
        this.json = json;
    }

    AssignmentEntity toNewRow(Assignment assignment) {
        AssignmentEntity row = new AssignmentEntity();
        row.id = assignment.id();
        row.project = assignment.origin().project();
        row.host = assignment.request().host();
        row.vm = assignment.request().vm();
        row.externalRef = assignment.request().externalRef();
        row.actor = assignment.origin().createdBy();
        row.correlationId = assignment.origin().correlationId();
        row.createdAt = assignment.origin().createdAt();
        update(row, assignment);
        return row;
    }

    void update(AssignmentEntity row, Assignment assignment) {
        row.state = assignment.state().name().name();
        row.revision = assignment.revision();
        row.attempt = assignment.attempt();
        row.parkedUntilRevision = assignment.evaluation().parkedUntilRevision();
        row.askedAt = assignment.evaluation().askedAt();
        row.deadline = assignment.deadline();
        row.document = json.write(document(assignment));
        row.verdict = assignment.verdict() == null ? null : json.write(assignment.verdict());
        row.updatedAt = assignment.updatedAt();
    }

    /** @throws CorruptAssignment when the row is none of ours */
    Assignment toDomain(AssignmentEntity row) {
        try {
            return read(row);
        } catch (IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException e) {
            throw new CorruptAssignment(row.id, e);
        }
    }

    private Assignment read(AssignmentEntity row) {
        AssignmentDocument document = json.read(row.document, AssignmentDocument.class);
        return new Assignment(
                row.id,
                new Assignment.Origin(row.project, document.requester(), row.actor, row.correlationId, row.createdAt),
                request(row, document),
                StateMapping.toState(StateName.valueOf(row.state), row.attempt, document.state()),
                row.revision,
                row.attempt,
                new Assignment.Evaluation(row.askedAt, document.minHostRevision(), row.parkedUntilRevision),
                row.verdict == null ? null : json.read(row.verdict, Verdict.class),
                hold(document.hold()),
                row.deadline,
                row.updatedAt);
    }

    private static AssignmentDocument document(Assignment assignment) {
        Hold hold = assignment.hold();
        return new AssignmentDocument(
                texts(assignment.request().functions()),
                assignment.request().reason(),
                List.copyOf(new TreeSet<>(assignment.request().consents())),
                assignment.origin().requester(),
                assignment.evaluation().minHostRevision(),
                hold == null ? null : new HeldDocument(texts(hold.members()), hold.since(), hold.until()),
                StateMapping.toDocument(assignment.state()));
    }

    private static NewRequest request(AssignmentEntity row, AssignmentDocument document) {
        return new NewRequest(
                row.host,
                row.vm,
                addresses(document.functions()),
                document.reason(),
                new TreeSet<>(document.consents()),
                row.externalRef);
    }

    private static @Nullable Hold hold(@Nullable HeldDocument held) {
        return held == null ? null : new Hold(addresses(held.members()), held.since(), held.until());
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::value).toList();
    }

    private static List<Address> addresses(List<String> texts) {
        return texts.stream().map(Address::new).toList();
    }
}
