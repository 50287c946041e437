package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, authenticated: by token, or as the integration that owns the command topic.
 *
 * @param overseer whether others' assignments may be changed too (operator, admin)
 * @param assertedRequester for whom an integration says that it asks; never proof
 */
public record Caller(
        String subject,
        String project,
        boolean overseer,
        @Nullable String correlationId,
        @Nullable String assertedRequester) {

    Requester requester() {
        return assertedRequester == null ? new Requester(subject, false) : new Requester(assertedRequester, true);
    }

    boolean mayChange(Assignment assignment) {
        return overseer || assignment.isOwnedBy(subject);
    }

    Cause because(@Nullable String reason) {
        return new Cause(subject, reason, correlationId, null);
    }
}
