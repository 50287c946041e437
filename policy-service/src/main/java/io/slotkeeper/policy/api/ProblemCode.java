package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.problem.Problems;
import java.util.Map;

/** Every problem that policy itself answers; those of the framework have their codes from messaging. */
enum ProblemCode {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "Who are you?"),
    HOST_UNKNOWN("host-unknown", 404, "No state of this host has arrived"),
    HOST_REVISION_NOT_SEEN("host-revision-not-seen", 409, "That revision of the host has not arrived yet"),
    FUNCTION_UNKNOWN("function-unknown", 422, "The host has no such function"),
    VERDICT_UNKNOWN("verdict-unknown", 404, "There is no such verdict in your project"),
    SCHEMA_UNKNOWN("schema-unknown", 404, "Policy publishes nothing by that schema");

    private final String wire;
    private final int status;
    private final String title;

    ProblemCode(String wire, int status, String title) {
        this.wire = wire;
        this.status = status;
        this.title = title;
    }

    HttpProblem problem(String detail, Map<String, Object> members) {
        return Problems.of(wire, status, title, detail, members);
    }

    HttpProblem problem(String detail) {
        return problem(detail, Map.of());
    }
}
