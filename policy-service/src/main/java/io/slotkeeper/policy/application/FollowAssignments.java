package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the read model of who holds what. Contexts and releases outlive the assignment that they came from. */
@ApplicationScoped
public class FollowAssignments {

    private final Holdings holdings;

    FollowAssignments(Holdings holdings) {
        this.holdings = holdings;
    }

    @Transactional
    public void follow(List<Change<AssignmentSeen>> changes) {
        holdings.store(LastWord.of(changes));
        holdings.storeTraces(changes.stream().flatMap(FollowAssignments::state).toList());
    }

    private static Stream<AssignmentSeen> state(Change<AssignmentSeen> change) {
        return change instanceof Change.Seen<AssignmentSeen> seen ? Stream.of(seen.state()) : Stream.empty();
    }
}
