package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payloads of topics, with the members that rules need. */
public final class Wire {
    private Wire() {}

    /** {@code slotkeeper.assignment.events}. */
    public record Event(
            UUID assignment,
            String project,
            int revision,
            String state,
            @Nullable String previousState,
            int attempt,
            String host,
            String vm,
            List<String> functions,
            @Nullable String actor,
            @Nullable Requester requester,
            @Nullable String externalRef,
            @Nullable String message,
            @Nullable List<Finding> findings,
            Instant at) {
        public List<Finding> allFindings() {
            return findings == null ? List.of() : findings;
        }
    }

    public record Requester(String subject) {}

    /** {@code slotkeeper.assignment.assignments}. */
    public record State(
            UUID assignment,
            String project,
            int revision,
            String state,
            String host,
            String vm,
            @Nullable Hold hold,
            @Nullable Wait waitingFor) {}

    public record Wait(@Nullable String owner, @Nullable String action) {}

    public record Hold(String kind, List<String> functions, List<String> groupMembers) {}

    /** {@code slotkeeper.assignment.orders}. */
    public record Order(UUID order, UUID assignment, String host, String type, List<String> functions, String state) {}

    /** {@code slotkeeper.policy.verdicts}. */
    public record VerdictIssued(UUID assignment, int attempt, Verdict verdict) {}

    public record Verdict(String outcome, @Nullable List<Finding> findings, @Nullable JsonNode versions) {
        public List<Finding> allFindings() {
            return findings == null ? List.of() : findings;
        }
    }

    public record Finding(
            String code, String severity, String subject, @Nullable String message, @Nullable String remedy) {
        public boolean denies() {
            return severity.equals("DENY");
        }
    }

    /** {@code slotkeeper.inventory.changes}, as far as it is about a function. */
    public record Change(String host, String project, long revision, @Nullable String address) {}

    /** {@code slotkeeper.inventory.hosts}. */
    public record HostState(
            String host,
            String project,
            long revision,
            boolean retired,
            @Nullable List<Function> functions,
            @Nullable List<Group> groups) {
        public List<Function> allFunctions() {
            return functions == null ? List.of() : functions;
        }

        public List<Group> allGroups() {
            return groups == null ? List.of() : groups;
        }
    }

    public record Function(
            String address,
            @Nullable String context,
            @Nullable Long contextRevision,
            @Nullable String presence,
            boolean assignable,
            @Nullable Sriov sriov) {}

    public record Sriov(@Nullable String role, @Nullable String physicalFunction) {}

    public record Group(String id, @Nullable String scope, List<String> members) {
        public boolean isHolderGroup() {
            return "HOLDER".equals(scope);
        }
    }

    /** A payload with the record that it came in. */
    public record Sent<T>(PublishedRecord record, T data) {}
}
