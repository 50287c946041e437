package io.slotkeeper.assignment.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which orders a host needs so that a virtual machine gets functions, or the host gets them back: only what is needed. */
public record OrderPlan(EffectiveContexts contexts, boolean rebootAfterContextChange) {

    /** The chain that ends with {@code ATTACH}; {@code ENABLE} only when a requested function is not in passthrough. */
    public List<PlannedOrder> take(List<Address> requested) {
        List<Address> toChange = requested.stream()
                .filter(address -> !contexts.isPassthrough(address))
                .toList();
        List<Address> toEnable = contexts.host().contextMembers(toChange).stream()
                .filter(address -> !contexts.isPassthrough(address))
                .toList();
        List<PlannedOrder> chain = new ArrayList<>(contextChange(OrderType.ENABLE, toEnable));
        chain.add(new PlannedOrder(OrderType.ATTACH, requested));
        return List.copyOf(chain);
    }

    /**
     * The chain that gives the context groups of {@code requested} back to the host: those groups that are in
     * passthrough (or may be, when {@code touched}), of which nothing is held by others and nothing is being changed.
     */
    public List<PlannedOrder> giveBack(
            List<Address> requested, boolean touched, Collection<Address> heldByOthers, Collection<Address> changing) {
        List<Address> toDisable = new ArrayList<>();
        for (Address address : requested) {
            Set<Address> group = contexts.host().contextMembers(List.of(address));
            boolean free = group.stream().noneMatch(a -> heldByOthers.contains(a) || changing.contains(a));
            if (free) {
                group.stream()
                        .filter(a -> touched || contexts.isPassthrough(a))
                        .filter(a -> !toDisable.contains(a))
                        .forEach(toDisable::add);
            }
        }
        return List.copyOf(contextChange(OrderType.DISABLE, toDisable));
    }

    private List<PlannedOrder> contextChange(OrderType type, List<Address> functions) {
        if (functions.isEmpty()) {
            return List.of();
        }
        PlannedOrder change = new PlannedOrder(type, functions);
        return rebootAfterContextChange
                ? List.of(change, new PlannedOrder(OrderType.REBOOT, functions))
                : List.of(change);
    }
}
