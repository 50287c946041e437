package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Pending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a host could give to some machine by its own word, whoever holds it. */
public final class Givable {

    private Givable() {}

    /** The functions that nothing on the host itself rules out, and that were not seen on a machine. */
    public static List<PciFunction> seenFree(Host host) {
        return of(host, Givable::isInPassthrough).stream()
                .filter(function -> function.observedHolder() == null)
                .toList();
    }

    private static boolean isInPassthrough(PciFunction function) {
        return function.context() == Context.PASSTHROUGH && function.pending() != Pending.TO_HOST;
    }

    /**
     * The functions that nothing on the host itself rules out; what the host lives on is never among them.
     *
     * @param settled whether a function is in passthrough already, so that nobody takes it along any more
     */
    static List<PciFunction> of(Host host, Predicate<PciFunction> settled) {
        if (!host.seen() || host.retired() || host.iommu() == Iommu.OFF) {
            return List.of();
        }
        Set<String> withCritical = withCritical(host, settled);
        return host.functions().stream()
                .filter(function -> function.assignable()
                        && !function.lost()
                        && !function.divided()
                        && function.capability() != Capability.NOT_CAPABLE
                        && !withCritical.contains(function.address()))
                .toList();
    }

    /** What the host lives on, and what would take that along. */
    private static Set<String> withCritical(Host host, Predicate<PciFunction> settled) {
        List<PciFunction> critical = host.functions().stream()
                .filter(function -> function.hostUses().stream().anyMatch(HostUse::critical))
                .toList();
        Set<String> together = new HashSet<>();
        critical.forEach(function -> together.add(function.address()));
        Set<String> leaving = critical.stream()
                .filter(settled.negate())
                .map(PciFunction::address)
                .collect(Collectors.toSet());
        host.groups().stream()
                .filter(group -> group.scope() == GroupScope.CONTEXT)
                .filter(group -> group.members().stream().anyMatch(leaving::contains))
                .forEach(group -> together.addAll(group.members()));
        return together;
    }
}
