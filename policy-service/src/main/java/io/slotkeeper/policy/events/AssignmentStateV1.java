package io.slotkeeper.policy.events;

import io.slotkeeper.policy.application.AssignmentSeen;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slotkeeper.assignment.assignment-state.v1} as policy reads it. */
record AssignmentStateV1(
        @Nullable String assignment,
        @Nullable String project,
        @Nullable Long revision,
        @Nullable String state,
        @Nullable String host,
        @Nullable String vm,
        @Nullable Requester requester,
        @Nullable List<FunctionRole> functions,
        @Nullable HoldV1 hold,
        @Nullable List<ContextV1> contexts,
        @Nullable Instant updatedAt) {

    record Requester(@Nullable String subject) {}

    record FunctionRole(@Nullable String address, @Nullable String role) {}

    record HoldV1(
            @Nullable String kind,
            @Nullable List<String> functions,
            @Nullable List<String> groupMembers,
            @Nullable Instant since,
            @Nullable Instant until) {}

    record ContextV1(
            @Nullable String address, @Nullable String context, @Nullable Long hostRevision, @Nullable Long sequence) {

        Overlay toOverlay() {
            return new Overlay(
                    Wire.required(address, "contexts.address"),
                    Wire.oneOf(context, Context.UNKNOWN),
                    Wire.required(hostRevision, "contexts.hostRevision"),
                    Wire.required(sequence, "contexts.sequence"));
        }
    }

    AssignmentSeen toSeen(String defaultProject) {
        String id = Wire.uuid(assignment, "assignment");
        String inProject = project == null ? defaultProject : project;
        return new AssignmentSeen(
                id,
                inProject,
                Wire.required(revision, "revision"),
                Wire.required(host, "host"),
                Wire.required(vm, "vm"),
                state == null ? "UNKNOWN" : state,
                requester == null ? null : requester.subject(),
                requested(),
                hold == null ? null : toHold(id, inProject, hold),
                Wire.orEmpty(contexts).stream().map(ContextV1::toOverlay).toList(),
                updatedAt == null ? Instant.EPOCH : updatedAt);
    }

    private Hold toHold(String id, String inProject, HoldV1 held) {
        return new Hold(
                id,
                inProject,
                Wire.required(host, "host"),
                Wire.required(vm, "vm"),
                "TENTATIVE".equals(held.kind()),
                Wire.orEmpty(held.functions()),
                Wire.orEmpty(held.groupMembers()),
                held.since(),
                held.until());
    }

    private List<String> requested() {
        return Wire.orEmpty(functions).stream()
                .filter(function -> "REQUESTED".equals(function.role()))
                .map(function -> Wire.required(function.address(), "functions.address"))
                .toList();
    }
}
