package io.slotkeeper.messaging.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.slotkeeper.messaging.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Gives the problems that the framework makes a stable code too, by their status, and a word where it says nothing. A
 * failure that is the database's is answered as such, and not as a bug of ours.
 */
@ApplicationScoped
class CodeForEveryProblem implements ProblemPostProcessor {
    private static final int INTERNAL = 500;

    /** Nobody can say here whether something that was being committed is; who repeats the request finds out. */
    private static final HttpProblem UNAVAILABLE = HttpProblem.builder()
            .withType(Problems.type("unavailable"))
            .withStatus(503)
            .withTitle("Service Unavailable")
            .withDetail("The database does not answer; try again in a few seconds.")
            .withHeader("Retry-After", 3)
            .with(Problems.CODE, "unavailable")
            .build();

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(Problems.CODE)) {
            return problem;
        }
        if (problem.getStatusCode() == INTERNAL && isInfrastructure(context)) {
            return UNAVAILABLE;
        }
        String code = code(problem.getStatusCode());
        HttpProblem.Builder coded =
                HttpProblem.builder(problem).withType(Problems.type(code)).with(Problems.CODE, code);
        if (saysNothing(problem.getDetail()) && !problem.getParameters().containsKey("violations")) {
            coded.withDetail(detail(problem.getStatusCode()));
        }
        return coded.build();
    }

    private static boolean isInfrastructure(@Nullable ProblemContext context) {
        return context != null && context.cause != null && Infrastructure.failed(context.cause);
    }

    private static boolean saysNothing(@Nullable String detail) {
        return detail == null || detail.startsWith("HTTP ");
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read: is its body well-formed, and do its parameters fit?";
            case 403 -> "Your role may not do this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method; the OpenAPI document tells which it takes.";
            case 406 -> "This address cannot answer in a format that you accept.";
            case 415 -> "This address does not read this Content-Type.";
            default ->
                status < 500 ? "The request was refused." : "Something went wrong inside; the service's log says what.";
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "invalid-request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status < 500 ? "refused" : "internal-error";
        };
    }
}
