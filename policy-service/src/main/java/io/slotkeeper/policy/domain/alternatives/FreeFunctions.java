package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.ObservedHolder;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The functions of one host that the asking machine could get, bundled by what changes context together. */
final class FreeFunctions {

    private final Map<String, Bundle> bundles;

    private FreeFunctions(Map<String, Bundle> bundles) {
        this.bundles = bundles;
    }

    /**
     * Functions that change context together.
     *
     * @param free those that can be had, by address
     * @param changing the members that are not in passthrough yet
     * @param used how many of these the host uses
     */
    record Bundle(String id, List<PciFunction> free, Set<String> changing, long used) {}

    /** The free functions of a host; {@code whole} has all its functions, groups, holds and overlays. */
    static FreeFunctions of(Facts whole) {
        Set<String> taken = taken(whole);
        List<PciFunction> free = Givable.of(whole.host(), whole::settledInPassthrough).stream()
                .filter(function -> !taken.contains(function.address()))
                .filter(function -> function.physicalFunction() == null || !taken.contains(function.physicalFunction()))
                .filter(function -> !seenOnSomeone(whole, function))
                .toList();
        return new FreeFunctions(bundled(whole, free));
    }

    List<PciFunction> all() {
        return bundles.values().stream()
                .flatMap(bundle -> bundle.free().stream())
                .sorted(Comparator.comparing(PciFunction::address))
                .toList();
    }

    Collection<Bundle> bundles() {
        return bundles.values();
    }

    /** The same without some of the functions. */
    FreeFunctions without(Set<String> addresses) {
        Map<String, Bundle> rest = new TreeMap<>();
        bundles.forEach((id, bundle) -> {
            List<PciFunction> free = bundle.free().stream()
                    .filter(function -> !addresses.contains(function.address()))
                    .toList();
            if (!free.isEmpty()) {
                rest.put(id, new Bundle(id, free, bundle.changing(), bundle.used()));
            }
        });
        return new FreeFunctions(rest);
    }

    /** The same without the bundles that some of the functions are in. */
    FreeFunctions withoutBundlesOf(Set<String> addresses) {
        Map<String, Bundle> rest = new TreeMap<>(bundles);
        rest.values()
                .removeIf(bundle ->
                        bundle.free().stream().map(PciFunction::address).anyMatch(addresses::contains));
        return new FreeFunctions(rest);
    }

    int count(Model model) {
        return (int) all().stream()
                .filter(function -> Model.of(function).equals(model))
                .count();
    }

    /** Held by anybody, or the rest of a holder group of which a part cannot be had. */
    private static Set<String> taken(Facts whole) {
        String host = whole.host().id();
        Set<String> taken = new HashSet<>();
        Set<String> byOthers = whole.host().functions().stream()
                .filter(function -> function.divided() || seenOnAnother(whole, function))
                .map(PciFunction::address)
                .collect(Collectors.toCollection(HashSet::new));
        for (Hold hold : whole.holds()) {
            if (hold.host().equals(host)) {
                taken.addAll(hold.functions());
                if (!whole.isOfThisVm(hold)) {
                    taken.addAll(hold.groupMembers());
                    byOthers.addAll(hold.functions());
                }
            }
        }
        whole.host().groups().stream()
                .filter(group -> group.scope() == GroupScope.HOLDER)
                .filter(group -> group.members().stream().anyMatch(byOthers::contains))
                .forEach(group -> taken.addAll(group.members()));
        return taken;
    }

    private static boolean seenOnAnother(Facts whole, PciFunction function) {
        ObservedHolder sighting = function.observedHolder();
        return sighting != null
                && seenOnSomeone(whole, function)
                && !sighting.vm().equals(whole.question().vm());
    }

    private static boolean seenOnSomeone(Facts whole, PciFunction function) {
        ObservedHolder sighting = function.observedHolder();
        return sighting != null && !whole.releasedSince(function, sighting);
    }

    private static Map<String, Bundle> bundled(Facts whole, List<PciFunction> free) {
        Map<String, Set<String>> membersOf = membersOf(whole);
        Map<String, PciFunction> byAddress = new HashMap<>();
        whole.host().functions().forEach(function -> byAddress.put(function.address(), function));
        Map<String, List<PciFunction>> grouped = new TreeMap<>();
        free.forEach(function -> grouped.computeIfAbsent(
                        String.join(",", membersOf.getOrDefault(function.address(), Set.of(function.address()))),
                        id -> new ArrayList<>())
                .add(function));
        Map<String, Bundle> bundles = new TreeMap<>();
        grouped.forEach((id, functions) -> {
            functions.sort(Comparator.comparing(PciFunction::address));
            Set<String> members = membersOf.getOrDefault(
                    functions.get(0).address(), Set.of(functions.get(0).address()));
            Set<String> changing = new TreeSet<>(members);
            changing.removeIf(
                    member -> byAddress.containsKey(member) && whole.settledInPassthrough(byAddress.get(member)));
            long used = changing.stream()
                    .filter(member -> byAddress.containsKey(member)
                            && !byAddress.get(member).hostUses().isEmpty())
                    .count();
            bundles.put(id, new Bundle(id, List.copyOf(functions), changing, used));
        });
        return bundles;
    }

    private static Map<String, Set<String>> membersOf(Facts whole) {
        Map<String, Set<String>> membersOf = new HashMap<>();
        whole.host().groups().stream()
                .filter(group -> group.scope() == GroupScope.CONTEXT)
                .map(Group::members)
                .forEach(members -> members.forEach(member -> membersOf
                        .computeIfAbsent(member, first -> new TreeSet<>())
                        .addAll(members)));
        return membersOf;
    }
}
