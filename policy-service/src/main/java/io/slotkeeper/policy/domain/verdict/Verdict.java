package io.slotkeeper.policy.domain.verdict;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import java.time.Instant;
import java.util.List;

/** The complete answer to a question: the outcome with every finding, and the facts that it rests on. */
public record Verdict(
        String id,
        Outcome outcome,
        Facts facts,
        List<InvolvedFunction> functions,
        List<Group> groups,
        List<Finding> findings,
        DeviceLimit limit,
        Instant evaluatedAt) {

    public Verdict {
        functions = List.copyOf(functions);
        groups = List.copyOf(groups);
        findings = findings.stream().sorted(Finding.ORDER).toList();
    }
}
