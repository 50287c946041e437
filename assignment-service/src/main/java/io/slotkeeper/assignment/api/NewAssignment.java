package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.NewRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request for functions. */
public record NewAssignment(
        @Nullable String host,
        @Nullable String vm,
        @Nullable List<@Nullable String> functions,
        @Nullable String reason,
        @Nullable List<@Nullable String> consents,
        @Nullable String externalRef) {
    NewRequest.Draft draft() {
        return new NewRequest.Draft(host, vm, functions, reason, consents, externalRef);
    }
}
