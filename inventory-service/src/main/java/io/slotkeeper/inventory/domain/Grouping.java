package io.slotkeeper.inventory.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Joins bonds that overlap into groups; a group's id is its lowest member. */
final class Grouping {
    private Grouping() {}

    /** All groups of both scopes, in the order of scope and id. */
    static List<DeviceGroup> of(List<Bond> bonds) {
        List<DeviceGroup> groups = new ArrayList<>();
        for (GroupScope scope : GroupScope.values()) {
            groups.addAll(joined(
                    bonds.stream().filter(bond -> bond.scopes().contains(scope)).toList(), scope));
        }
        return groups;
    }

    private static List<DeviceGroup> joined(List<Bond> bonds, GroupScope scope) {
        List<Cluster> clusters = new ArrayList<>();
        for (Bond bond : bonds) {
            Cluster joined = new Cluster(new TreeSet<>(bond.members()), new ArrayList<>(List.of(bond)));
            clusters.removeIf(cluster -> joined.absorbed(cluster));
            clusters.add(joined);
        }
        return clusters.stream()
                .map(cluster -> cluster.group(scope))
                .sorted(Comparator.comparing(DeviceGroup::id))
                .toList();
    }

    private record Cluster(SortedSet<PciAddress> members, List<Bond> bonds) {
        boolean absorbed(Cluster other) {
            if (Collections.disjoint(members, other.members)) {
                return false;
            }
            members.addAll(other.members);
            bonds.addAll(other.bonds);
            return true;
        }

        DeviceGroup group(GroupScope scope) {
            return new DeviceGroup(
                    members.first(),
                    scope,
                    bonds.stream()
                            .map(bond -> bond.evidence().kind())
                            .distinct()
                            .sorted()
                            .toList(),
                    List.copyOf(members),
                    bonds.stream()
                            .map(Bond::evidence)
                            .sorted(Comparator.comparing(Evidence::kind).thenComparing(Evidence::value))
                            .toList());
        }
    }
}
