package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that an assignment concerns: {@code REQUESTED}, or {@code COMPANION} with the reason. */
public record FunctionView(String address, String role, @Nullable String reason) {
    static List<FunctionView> of(Assignment assignment) {
        Verdict verdict = assignment.verdict();
        return verdict == null || verdict.functions().isEmpty()
                ? assignment.request().functions().stream()
                        .map(address -> new FunctionView(address.value(), "REQUESTED", null))
                        .toList()
                : of(verdict);
    }

    static List<FunctionView> of(Verdict verdict) {
        return verdict.functions().stream()
                .map(function -> new FunctionView(function.address(), function.role(), function.reason()))
                .toList();
    }
}
