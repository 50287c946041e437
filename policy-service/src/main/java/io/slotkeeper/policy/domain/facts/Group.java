package io.slotkeeper.policy.domain.facts;

import java.util.List;

/** Two or more functions that go together. Its id is the lowest address among them. */
public record Group(String id, GroupScope scope, List<GroupKind> kinds, List<String> members, List<Evidence> evidence) {

    public Group {
        kinds = kinds.stream().sorted().distinct().toList();
        members = members.stream().sorted().distinct().toList();
        evidence = List.copyOf(evidence);
    }
}
