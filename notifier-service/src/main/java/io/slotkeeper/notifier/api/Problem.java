package io.slotkeeper.notifier.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.problem.Problems;
import java.util.UUID;

/** The problems that this API makes itself; {@link #code()} is part of the contract. */
public enum Problem {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    NOTIFICATION_NOT_FOUND("notification-not-found", 404, "No such notification");

    private final String code;
    private final int status;
    private final String title;

    Problem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    HttpProblem with(String detail) {
        return Problems.of(code, status, title, detail);
    }

    static HttpProblem notFound(UUID id) {
        return NOTIFICATION_NOT_FOUND.with("There is no notification " + id + " for you.");
    }
}
