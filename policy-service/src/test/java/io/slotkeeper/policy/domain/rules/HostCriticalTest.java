package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCriticalTest {

    @ParameterizedTest
    @ValueSource(strings = {"MANAGEMENT_UPLINK", "BOOT_STORAGE", "COREDUMP", "DATASTORE", "USB_BOOT", "SOMETHING_NEW"})
    void whatTheHostLivesOnIsNeverTakenNotEvenAsACompanion(String kind) {
        Given host = Given.dualPortCard().with(Card.at(PORT1).use(kind, true));
        assertThat(host.findings("host-critical", PORT1)).containsExactly("host-critical/DENY@" + PORT1);
        assertThat(host.findings("host-critical", PORT0)).containsExactly("host-critical/DENY@" + PORT1);
    }

    @Test
    void theRefusalSaysWhereThatWasRead() {
        var finding = Given.dualPortCard()
                .with(Card.at(PORT1).use("MANAGEMENT_UPLINK", true))
                .finding("host-critical", PORT0);
        assertThat(finding.message())
                .isEqualTo(
                        "Host esx-07 lives on 0000:06:00.1, which json reported as management uplink (vmnic1), and it"
                                + " would be taken along.");
        assertThat(finding.parameters()).containsEntry("source", "json").containsEntry("observedAt", Given.NOW);
    }

    @Test
    void aLightUseIsNotCritical() {
        assertThat(Given.dualPortCard()
                        .with(Card.at(PORT1).use("UPLINK", false))
                        .findings("host-critical", PORT0))
                .isEmpty();
    }

    @Test
    void aNeighbourThatStaysWhereItIsLosesNothing() {
        Given host = Given.dualPortCard()
                .with(Card.at(PORT1).context(Context.PASSTHROUGH).use("MANAGEMENT_UPLINK", true));
        assertThat(host.findings("host-critical", PORT0)).isEmpty();
    }

    @Test
    void aHostThatHasNotReportedAllItsUsesIsWarnedOfAndNotDenied() {
        Given host = Given.dualPortCard().usesNotReported();
        assertThat(host.findings("host-critical", PORT0)).containsExactly("host-critical-unknown/WARN@" + HOST);
        assertThat(host.finding("host-critical-unknown", PORT0).message())
                .startsWith(
                        "Host esx-07 has not reported all that it lives on (boot disk, datastores, management network)");
    }

    @Test
    void whatIsKnownToBeCriticalIsDeniedWhereMoreMayBe() {
        Given host = Given.dualPortCard()
                .with(Card.at(PORT1).use("MANAGEMENT_UPLINK", true))
                .usesNotReported();
        assertThat(host.findings("host-critical", PORT0))
                .containsExactlyInAnyOrder("host-critical/DENY@" + PORT1, "host-critical-unknown/WARN@" + HOST);
    }
}
