package io.slotkeeper.messaging.operations;

import io.slotkeeper.messaging.DeadLetterDesk.Operator;
import io.slotkeeper.messaging.LetterFilter;
import io.slotkeeper.messaging.LetterState;
import io.slotkeeper.messaging.operations.DeadLetterRoutes.BulkFilter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in queries and bodies; anything wrong is an {@code invalid-request}. */
final class LetterRequests {
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 500;

    private LetterRequests() {}

    static int limit(@Nullable String text) {
        try {
            return limit(text == null ? null : Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw LetterProblems.invalid("limit is a number from 1 to " + LIMIT_MAX);
        }
    }

    static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return LIMIT_DEFAULT;
        }
        if (asked < 1 || asked > LIMIT_MAX) {
            throw LetterProblems.invalid("limit is a number from 1 to " + LIMIT_MAX);
        }
        return asked;
    }

    static @Nullable LetterState state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return List.of(LetterState.values()).stream()
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> LetterProblems.invalid("state is one of " + List.of(LetterState.values())));
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw LetterProblems.invalid(name + " is a time such as 2026-01-31T12:00:00Z");
        }
    }

    static @Nullable UUID uuid(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw LetterProblems.invalid(name + " is the id of a letter");
        }
    }

    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw LetterProblems.invalid("a body with a filter is needed");
        }
        return body;
    }

    static LetterFilter filter(@Nullable BulkFilter filter, Operator operator, @Nullable String after) {
        if (filter == null) {
            throw LetterProblems.invalid("filter is missing; an empty one means every open letter");
        }
        return new LetterFilter(
                operator.project(),
                LetterState.OPEN,
                filter.topic(),
                filter.channel(),
                filter.type(),
                instant("since", filter.since()),
                uuid("after", after));
    }

    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw LetterProblems.reasonMissing();
        }
        return reason.strip();
    }
}
