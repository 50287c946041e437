package io.slotkeeper.policy.domain.facts;

import java.util.List;

/** May this VM have these functions of this host? Addresses are unique and kept in order. */
public record Question(String project, String host, String vm, List<String> functions) {

    public Question {
        functions = functions.stream().sorted().distinct().toList();
    }
}
