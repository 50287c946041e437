package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.EffectiveContexts;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderPlan;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an assignment's orders depend on around it; only asked while the host is locked. */
@ApplicationScoped
class Surroundings {
    private final Workspace workspace;
    private final Holds holds;
    private final Procedures procedures;

    @Inject
    Surroundings(Workspace workspace, Holds holds, Procedures procedures) {
        this.workspace = workspace;
        this.holds = holds;
        this.procedures = procedures;
    }

    /** The chain up to ATTACH; nothing while someone else's order is changing the context of the same group. */
    Optional<List<PlannedOrder>> chainToAttach(Locked locked) {
        HostState host = locked.host();
        if (host == null) {
            return Optional.empty();
        }
        Assignment assignment = locked.assignment();
        List<Address> requested = assignment.request().functions();
        Set<Address> changing = changingByOthers(host.host(), assignment.id());
        return Collections.disjoint(changing, host.contextMembers(requested))
                ? Optional.of(plan(host).take(requested))
                : Optional.empty();
    }

    /** The chain that gives the groups back to the host, as far as nobody else needs them. */
    List<PlannedOrder> giveBack(Locked locked) {
        HostState host = locked.host();
        Assignment assignment = locked.assignment();
        if (host == null || assignment.hold() == null) {
            return List.of();
        }
        return plan(host)
                .giveBack(
                        assignment.request().functions(),
                        assignment.state().touchedContext(),
                        holds.heldByOthers(host.host(), assignment.id()),
                        changingByOthers(host.host(), assignment.id()));
    }

    static List<PlannedOrder> detach(Locked locked) {
        return List.of(
                new PlannedOrder(OrderType.DETACH, locked.assignment().request().functions()));
    }

    /** Functions whose context other assignments' pending orders are about to change. */
    private Set<Address> changingByOthers(String host, UUID assignment) {
        return workspace.pendingOn(host).values().stream()
                .filter(order -> !order.assignment().equals(assignment))
                .map(Order::planned)
                .filter(planned -> planned.type().changesContext())
                .flatMap(planned -> planned.functions().stream())
                .collect(Collectors.toSet());
    }

    private OrderPlan plan(HostState host) {
        EffectiveContexts contexts = new EffectiveContexts(host, workspace.overlaysOn(host.host()));
        return new OrderPlan(contexts, procedures.of(host).rebootAfterContextChange());
    }
}
