package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads assignments of one project. */
@ApplicationScoped
public class FindAssignments {
    private final Assignments assignments;
    private final History history;
    private final Orders orders;
    private final Consents consents;

    @Inject
    FindAssignments(Assignments assignments, History history, Orders orders, Consents consents) {
        this.assignments = assignments;
        this.history = history;
        this.orders = orders;
        this.consents = consents;
    }

    /** An assignment with everything that belongs to it. */
    public record Details(
            Assignment assignment, List<History.Entry> history, List<Order> orders, List<Consents.Consent> consents) {}

    @Transactional
    public Optional<Details> details(UUID id, String project) {
        return assignments
                .find(id)
                .filter(assignment -> assignment.origin().project().equals(project))
                .map(assignment -> new Details(assignment, history.of(id), orders.of(id), consents.of(id)));
    }

    @Transactional
    public List<Assignment> list(Assignments.Filter filter) {
        return assignments.list(filter);
    }

    /** Whether the request has been answered. */
    @Transactional
    public boolean isAnswered(UUID id) {
        return assignments
                .stateOf(id)
                .filter(state -> state != StateName.REQUESTED)
                .isPresent();
    }
}
