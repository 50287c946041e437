package io.slotkeeper.inventory.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what ties functions together. On vSphere the dependent device decides where it is known, on Linux the IOMMU
 * group; elsewhere the slot does. Classic ESX knows the founding rule in any case: two functions of one slot cannot be
 * in two contexts (VMware KB 1010789). A reset through a bridge, or an IOMMU group, also ties the holders together.
 */
final class Bonds {
    private static final Set<GroupScope> CONTEXT_ONLY = EnumSet.of(GroupScope.CONTEXT);
    private static final Set<GroupScope> BOTH = EnumSet.allOf(GroupScope.class);

    /** Functions that can be group members: present, and no bridges. */
    private final SortedMap<PciAddress, Statements> members = new TreeMap<>();

    Bonds(Map<PciAddress, Statements> functions) {
        functions.forEach((address, function) -> {
            if (function.present() && function.assignable()) {
                members.put(address, function);
            }
        });
    }

    List<Bond> of(Platform platform) {
        List<Bond> bonds =
                switch (platform) {
                    case ESX -> both(dependents(), slots(GroupKind.FOUNDING_RULE, facts -> null));
                    case ESXI ->
                        both(dependents(), slots(GroupKind.FOUNDING_RULE, facts -> facts.passthrough()
                                .dependentDevice()));
                    case KVM ->
                        both(iommuGroups(), slots(GroupKind.MULTIFUNCTION_SLOT, facts -> facts.placement()
                                .iommuGroup()));
                };
        return bonds.stream().filter(bond -> bond.members().size() > 1).toList();
    }

    private List<Bond> dependents() {
        List<Bond> bonds = new ArrayList<>();
        groupedBy(facts -> facts.passthrough().dependentDevice()).forEach((dependent, tied) -> {
            SortedSet<PciAddress> all = new TreeSet<>(tied);
            boolean itselfAMember = members.containsKey(dependent);
            if (itselfAMember) {
                all.add(dependent);
            }
            Said<PciAddress> said =
                    said(tied.first(), facts -> facts.passthrough().dependentDevice());
            bonds.add(new Bond(
                    itselfAMember ? CONTEXT_ONLY : BOTH,
                    evidence(GroupKind.VSPHERE_DEPENDENT, "dependentDevice", said),
                    all));
        });
        return bonds;
    }

    private List<Bond> iommuGroups() {
        List<Bond> bonds = new ArrayList<>();
        groupedBy(facts -> facts.placement().iommuGroup()).forEach((group, tied) -> {
            Said<String> said = said(tied.first(), facts -> facts.placement().iommuGroup());
            bonds.add(new Bond(BOTH, evidence(GroupKind.IOMMU_GROUP, "IOMMUGroup", said), tied));
        });
        return bonds;
    }

    /** One bond per slot, but for slots all of whose functions have the better evidence. */
    private List<Bond> slots(GroupKind kind, Function<FunctionFacts, @Nullable Object> betterEvidence) {
        List<Bond> bonds = new ArrayList<>();
        groupedBy(facts -> facts.address().slot()).forEach((slot, tied) -> {
            if (!tied.stream()
                    .allMatch(
                            address -> statements(address).first(betterEvidence).isPresent())) {
                Said<String> said = said(tied.first(), facts -> facts.address().slot());
                bonds.add(new Bond(CONTEXT_ONLY, evidence(kind, "Slot", said), tied));
            }
        });
        return bonds;
    }

    private <T extends Comparable<T>> SortedMap<T, SortedSet<PciAddress>> groupedBy(
            Function<FunctionFacts, @Nullable T> field) {
        SortedMap<T, SortedSet<PciAddress>> groups = new TreeMap<>();
        members.forEach((address, function) -> function.first(field)
                .ifPresent(said -> groups.computeIfAbsent(said.value(), value -> new TreeSet<>())
                        .add(address)));
        return groups;
    }

    private <T> Said<T> said(PciAddress address, Function<FunctionFacts, @Nullable T> field) {
        return statements(address).first(field).orElseThrow();
    }

    private Statements statements(PciAddress address) {
        Statements found = members.get(address);
        if (found == null) {
            throw new IllegalStateException("no member " + address);
        }
        return found;
    }

    private static Evidence evidence(GroupKind kind, String field, Said<?> said) {
        return new Evidence(kind, field, said.value().toString(), said.source(), said.since());
    }

    private static List<Bond> both(List<Bond> one, List<Bond> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).collect(Collectors.toList());
    }
}
