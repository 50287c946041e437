package io.slotkeeper.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {
    @ParameterizedTest
    @CsvSource({
        "REQUESTED,INFO",
        "QUEUED,INFO",
        "OFFERED,INFO",
        "CLAIMED,INFO",
        "PREPARING,INFO",
        "ATTACHING,INFO",
        "ATTACHED,INFO",
        "RELEASING,INFO",
        "SANITISING,INFO",
        "RELEASED,INFO",
        "CANCELLED,INFO",
        "DENIED,WARN",
        "AWAITING_CONSENT,WARN",
        "AWAITING_APPROVAL,WARN",
        "EXPIRED,WARN",
        "DRIFTED,ERROR",
        "FAILED,ERROR",
        "A_STATE_OF_TOMORROW,INFO"
    })
    void everyStateHasItsSeverity(String state, Severity severity) {
        assertThat(Severity.ofState(state)).isEqualTo(severity);
    }
}
