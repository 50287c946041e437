package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A function that nobody asked for and that changes context because its group does. */
record Companion(String address, Group group, List<String> requested) {

    /** Every companion of the request. A member already in passthrough is none; an unknown context counts as changing. */
    static List<Companion> allOf(Facts facts) {
        return facts.groups().stream()
                .filter(group -> group.scope() == GroupScope.CONTEXT)
                .flatMap(group -> in(group, facts))
                .sorted(Comparator.comparing(Companion::address))
                .toList();
    }

    Optional<PciFunction> function(Facts facts) {
        return facts.function(address);
    }

    Optional<Hold> heldBy(Facts facts) {
        return facts.holds().stream()
                .filter(hold -> hold.holds(facts.host().id(), address))
                .findFirst();
    }

    private static Stream<Companion> in(Group group, Facts facts) {
        List<String> requested =
                group.members().stream().filter(facts::isRequested).toList();
        return group.members().stream()
                .filter(member -> !facts.isRequested(member))
                .filter(member -> facts.function(member)
                        .filter(facts::settledInPassthrough)
                        .isEmpty())
                .map(member -> new Companion(member, group, requested));
    }
}
