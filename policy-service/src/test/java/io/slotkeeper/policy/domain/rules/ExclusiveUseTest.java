package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.NOW;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static io.slotkeeper.policy.domain.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.GroupKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusiveUseTest {

    @ParameterizedTest
    @CsvSource({
        "esx-07, vm-43, 0000:06:00.0, true",
        "esx-07, vm-42, 0000:06:00.0, true",
        "esx-07, vm-43, 0000:06:00.1, false",
        "esx-08, vm-43, 0000:06:00.0, false"
    })
    void aHeldFunctionIsDenied(String host, String vm, String address, boolean denied) {
        assertThat(Given.dualPortCard().held(host, vm, address).findings("exclusive-use", PORT0))
                .isEqualTo(denied ? List.of("function-held/DENY@" + PORT0) : List.of());
    }

    @Test
    void aPhysicalFunctionWithVirtualFunctionsStaysWithTheHost() {
        assertThat(Given.dualPortCard().with(Card.at(PORT0).divided()).findings("exclusive-use", PORT0))
                .containsExactly("virtual-functions/DENY@" + PORT0);
        assertThat(Given.dualPortCard().with(Card.at(PORT1).divided()).findings("exclusive-use", PORT0))
                .isEmpty();
    }

    @Test
    void theHolderIsNamedWithTheMinuteSinceWhenAndExactlyInTheParameters() {
        var finding = Given.dualPortCard().held(HOST, "vm-43", PORT0).finding("function-held", PORT0);
        assertThat(finding.message()).isEqualTo("Function 0000:06:00.0 is held by vm-43 since 2026-11-22 08:00 UTC.");
        assertThat(finding.parameters())
                .containsEntry("holder", "vm-43")
                .containsEntry("since", Given.HELD_SINCE)
                .doesNotContainKey("until");
    }

    @Test
    void aTentativeHoldIsToldWithItsEnd() {
        Instant until = Instant.parse("2026-11-23T08:00:59.918762Z");
        var finding =
                Given.dualPortCard().heldTentatively("vm-43", PORT0, until).finding("function-held", PORT0);
        assertThat(finding.message())
                .isEqualTo("Function 0000:06:00.0 is held by vm-43 since 2026-11-22 08:00 UTC, tentatively until"
                        + " 2026-11-23 08:00 UTC.");
        assertThat(finding.parameters()).containsEntry("until", until);
    }

    @Test
    void theHolderInAnotherProjectHasNoName() {
        var verdict = Given.dualPortCard()
                .held("secret", HOST, "vm-of-secret", List.of(PORT0), List.of(PORT0))
                .finding("function-held", PORT0);
        assertThat(verdict.message() + verdict.remedy() + verdict.parameters())
                .contains("another project")
                .doesNotContain("vm-of-secret");
    }

    @Test
    void aFunctionSeenOnAVmThatSlotkeeperDidNotGiveItToIsHeldOutside() {
        Given host = Given.dualPortCard().with(Card.at(PORT0).seenOn("vm-99", NOW));
        assertThat(host.findings("exclusive-use", PORT0)).containsExactly("held-outside/DENY@" + PORT0);
    }

    @Test
    void aSightingOnItsHolderIsNoNews() {
        Given host =
                Given.dualPortCard().with(Card.at(PORT0).seenOn("vm-43", NOW)).held(HOST, "vm-43", PORT0);
        assertThat(host.findings("exclusive-use", PORT0)).containsExactly("function-held/DENY@" + PORT0);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T10:00:01Z, false", "2026-11-23T10:00:00Z, false", "2026-11-23T09:59:59Z, true"})
    void aSightingOlderThanTheReleaseIsHistory(Instant releasedAt, boolean outside) {
        Given host =
                Given.dualPortCard().with(Card.at(PORT0).seenOn("vm-43", NOW)).released(PORT0, "vm-43", releasedAt);
        assertThat(host.findings("exclusive-use", PORT0))
                .isEqualTo(outside ? List.of("held-outside/DENY@" + PORT0) : List.of());
    }

    @Test
    void aMemberOfTheHolderGroupSeenOnAnotherVmDeniesTheRest() {
        Given host = Given.dualPortCard()
                .holderGroup(GroupKind.IOMMU_GROUP, PORT0, PORT1)
                .with(Card.at(PORT1).seenOn("vm-99", NOW));
        assertThat(host.findings("exclusive-use", PORT0)).containsExactly("held-outside/DENY@" + PORT1);
        host.with(Card.at(PORT1).seenOn(VM, NOW));
        assertThat(host.findings("exclusive-use", PORT0)).isEmpty();
    }

    @Test
    void aLostFunctionCannotBeGiven() {
        assertThat(Given.dualPortCard().with(Card.at(PORT0).lost()).findings("exclusive-use", PORT0))
                .containsExactly("function-lost/DENY@" + PORT0);
    }
}
