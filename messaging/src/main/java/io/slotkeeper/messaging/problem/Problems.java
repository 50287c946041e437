package io.slotkeeper.messaging.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Map;

/** Makes problems to throw: every one has a stable {@code code}, and its type is derived from that code. */
public final class Problems {
    static final String CODE = "code";
    private static final String TYPE_PREFIX = "urn:slotkeeper:problem:";

    private Problems() {}

    /**
     * A problem to throw from a resource.
     *
     * @param code stable, kebab-case; clients decide by it
     * @param status the HTTP status
     * @param title short, the same for every occurrence
     * @param detail what is wrong here and what would help
     */
    public static HttpProblem of(String code, int status, String title, String detail) {
        return of(code, status, title, detail, Map.of());
    }

    /** The same with further members, such as the line of a report that is wrong. */
    public static HttpProblem of(String code, int status, String title, String detail, Map<String, Object> members) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(type(code))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with(CODE, code);
        members.forEach(problem::with);
        return problem.build();
    }

    static URI type(String code) {
        return URI.create(TYPE_PREFIX + code);
    }
}
