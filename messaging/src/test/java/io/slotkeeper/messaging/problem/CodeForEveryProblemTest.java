package io.slotkeeper.messaging.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the framework answers has a code, a type made from it and a sentence; what a service says stays as it is. */
class CodeForEveryProblemTest {
    private final CodeForEveryProblem codes = new CodeForEveryProblem();

    @ParameterizedTest
    @CsvSource({
        "400, invalid-request",
        "401, unauthenticated",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "413, body-too-large",
        "415, unsupported-media-type",
        "418, refused",
        "500, internal-error",
        "503, unavailable"
    })
    void theStatusDecidesTheCode(int status, String code) {
        HttpProblem coded = apply(HttpProblem.builder().withStatus(status).withDetail("HTTP " + status + " Whatever"));

        assertThat(coded.getParameters()).containsEntry("code", code);
        assertThat(coded.getType()).hasToString("urn:slotkeeper:problem:" + code);
        assertThat(coded.getDetail()).isNotBlank().doesNotStartWith("HTTP ");
    }

    @Test
    void aServicesOwnCodeAndWordsStay() {
        HttpProblem own = Problems.of("wrong-state", 409, "Not in this state", "Release it first.");

        assertThat(codes.apply(own, null)).isSameAs(own);
    }

    @Test
    void aDetailThatSaysSomethingStays() {
        assertThat(apply(HttpProblem.builder().withStatus(400).withDetail("Unrecognized field"))
                        .getDetail())
                .isEqualTo("Unrecognized field");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 503", "08006, 503", "57P01, 503", "23505, 500", "22001, 500"})
    void whatTheDatabaseCannotDoNowIsNoBugOfOurs(String state, int status) {
        Exception failure = new IllegalStateException("cannot store", new SQLException("no connection", state));
        HttpProblem answered = codes.apply(
                HttpProblem.builder().withStatus(500).build(), ProblemContext.of(failure, "/api/assignments"));
        assertThat(answered.getStatusCode()).isEqualTo(status);
        assertThat(answered.getHeaders().containsKey("Retry-After")).isEqualTo(status == 503);
        assertThat(answered.getParameters()).containsEntry("code", status == 503 ? "unavailable" : "internal-error");
    }

    private HttpProblem apply(HttpProblem.Builder problem) {
        return codes.apply(problem.build(), null);
    }
}
