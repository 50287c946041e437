package io.slotkeeper.policy.events;

import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.domain.facts.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slotkeeper.assignment.requested.v1} and {@code …evaluation-requested.v1}: a question to policy. */
record AssignmentEventV1(
        @Nullable String assignment,
        @Nullable String project,
        @Nullable Integer attempt,
        @Nullable String host,
        @Nullable String vm,
        @Nullable List<String> functions,
        @Nullable String actor,
        @Nullable Long minHostRevision) {

    AskedQuestion toQuestion(String defaultProject, @Nullable String correlationId) {
        Question question = new Question(
                project == null ? defaultProject : project,
                Wire.required(host, "host"),
                Wire.required(vm, "vm"),
                Wire.required(functions, "functions"));
        return new AskedQuestion(
                Wire.uuid(assignment, "assignment"),
                Wire.required(attempt, "attempt"),
                question,
                minHostRevision,
                actor == null ? "unknown" : actor,
                correlationId);
    }
}
