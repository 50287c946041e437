package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the read model of who holds what. Contexts and releases outlive the assignment that they came from. */
@ApplicationScoped
public class FollowAssignments {

    private final Holdings holdings;
    private final Supplies supplies;

    FollowAssignments(Holdings holdings, Supplies supplies) {
        this.holdings = holdings;
        this.supplies = supplies;
    }

    @Transactional
    public void follow(List<Change<AssignmentSeen>> changes) {
        Set<String> touched = holdings.store(LastWord.of(changes));
        holdings.storeTraces(changes.stream().flatMap(FollowAssignments::state).toList());
        supplies.recount(touched);
    }

    private static Stream<AssignmentSeen> state(Change<AssignmentSeen> change) {
        return change instanceof Change.Seen<AssignmentSeen> seen ? Stream.of(seen.state()) : Stream.empty();
    }
}
