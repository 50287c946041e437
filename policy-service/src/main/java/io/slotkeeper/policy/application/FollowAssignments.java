package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keeps the read model of who holds what. */
@ApplicationScoped
public class FollowAssignments {

    private final Holdings holdings;

    FollowAssignments(Holdings holdings) {
        this.holdings = holdings;
    }

    @Transactional
    public void seen(AssignmentSeen state) {
        holdings.store(state);
    }

    @Transactional
    public void gone(String assignment) {
        holdings.remove(assignment);
    }
}
