package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.verdict.Outcome;
import org.junit.jupiter.api.Test;

class KnownFunctionTest {

    @Test
    void aHostThatNobodyReportedIsDeniedWithThatReasonAlone() {
        Given nowhere = Given.host().unseen();
        assertThat(nowhere.ask(PORT0).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(nowhere.ask(PORT0).findings()).extracting(Given::brief).containsExactly("host-unknown/DENY@" + HOST);
        assertThat(nowhere.ask(PORT0).functions()).singleElement().satisfies(function -> assertThat(function.reason())
                .isEqualTo("You asked for it."));
    }

    @Test
    void everyFunctionThatTheHostDoesNotHaveIsNamed() {
        assertThat(Given.dualPortCard().findings("known-function", PORT0, "0000:09:00.0", "0000:0a:00.0"))
                .containsExactly("function-unknown/DENY@0000:09:00.0", "function-unknown/DENY@0000:0a:00.0");
    }

    @Test
    void aRetiredHostGivesNothingAnyMore() {
        assertThat(Given.dualPortCard().retired().findings("known-function", PORT0))
                .containsExactly("host-retired/DENY@" + HOST);
    }
}
