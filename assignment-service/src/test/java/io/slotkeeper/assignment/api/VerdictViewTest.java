package io.slotkeeper.assignment.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictViewTest {

    private static final UUID ID = UUID.fromString("019ab3c0-0000-7000-8000-000000000001");

    @Test
    void whatIsNotAllowedLeadsToItsWaysOut() {
        assertThat(alternatives(verdict(Verdict.Outcome.DENIED))).isEqualTo(path());
        assertThat(alternatives(verdict(Verdict.Outcome.NEEDS_CONSENT))).isEqualTo(path());
        assertThat(alternatives(verdict(Verdict.Outcome.ALLOWED))).isNull();
    }

    @Test
    void soDoesWhatWasAllowedAndGotLostInARace() {
        Finding lost = new Finding(
                "exclusive-use", "function-held", "DENY", "0000:06:00.0", "Held.", null, Map.of(), "assignment");
        assertThat(alternatives(verdict(Verdict.Outcome.ALLOWED).deniedBy(lost)))
                .isEqualTo(path());
    }

    private static String path() {
        return "/api/policy/v1/verdicts/" + ID + "/alternatives";
    }

    private static String alternatives(Verdict verdict) {
        return VerdictView.of(verdict).alternatives();
    }

    private static Verdict verdict(Verdict.Outcome outcome) {
        return new Verdict(
                ID,
                outcome,
                "esx-07",
                "vm-42",
                null,
                3L,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(),
                Instant.EPOCH);
    }
}
