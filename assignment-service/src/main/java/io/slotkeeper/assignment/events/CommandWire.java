package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.NewRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands from outside, as integrations word them; nothing about them is sure. */
final class CommandWire {
    private CommandWire() {}

    record Request(
            @Nullable String host,
            @Nullable String vm,
            @Nullable List<@Nullable String> functions,
            @Nullable String reason,
            @Nullable List<@Nullable String> consents,
            @Nullable String externalRef,
            @Nullable String requestedBy) {
        NewRequest.Draft draft() {
            return new NewRequest.Draft(host, vm, functions, reason, consents, externalRef);
        }
    }

    record Consent(@Nullable UUID assignment, @Nullable List<@Nullable String> codes) {}

    record Change(@Nullable UUID assignment, @Nullable String reason) {}
}
