package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction.Role;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotContextTest {

    private static final String COMPANION = "companion/INFO@" + PORT1;

    @Test
    void theNeighbourIsSelectedTooAndTheDialogSaysWhy() {
        Verdict verdict = Given.dualPortCard().ask(PORT0);
        String sentence =
                "Two functions of one PCI slot cannot be in different contexts: if one is passed through to a "
                        + "virtual machine the host (VMkernel) cannot use the other. You selected 0000:06:00.0, so 0000:06:00.1 "
                        + "is selected automatically as well.";
        assertThat(verdict.functions())
                .extracting(InvolvedFunction::role)
                .containsExactly(Role.REQUESTED, Role.COMPANION);
        assertThat(verdict.functions().get(1).reason()).isEqualTo(sentence);
        assertThat(Given.dualPortCard().finding("companion", PORT0).message()).isEqualTo(sentence);
        assertThat(verdict.groups()).singleElement().satisfies(group -> assertThat(group.members())
                .containsExactly(PORT0, PORT1));
    }

    @Test
    void askedForBothThereIsNoCompanion() {
        assertThat(Given.dualPortCard().findings("slot-context", PORT0, PORT1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, NONE, true",
        "HOST, TO_PASSTHROUGH, true",
        "UNKNOWN, NONE, true",
        "PASSTHROUGH, NONE, false",
        "PASSTHROUGH, TO_HOST, true"
    })
    void aMemberThatIsInPassthroughForGoodIsNoCompanion(Context context, Pending pending, boolean companion) {
        Given host = Given.dualPortCard().with(Card.at(PORT1).context(context).pending(pending));
        assertThat(host.findings("slot-context", PORT0)).isEqualTo(companion ? List.of(COMPANION) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, , PASSTHROUGH, 3, false",
        "HOST, 3, PASSTHROUGH, 3, false",
        "HOST, 4, PASSTHROUGH, 3, true",
        "PASSTHROUGH, 2, HOST, 3, true",
        "PASSTHROUGH, 4, HOST, 3, false"
    })
    void aConfirmedOrderCountsUntilALaterObservation(
            Context observed, Long seenAt, Context ordered, long hostRevision, boolean companion) {
        Card port = Card.at(PORT1).context(observed);
        Given host = Given.dualPortCard()
                .with(seenAt == null ? port : port.contextSeenAt(seenAt))
                .ordered(PORT1, ordered == Context.HOST ? Context.PASSTHROUGH : Context.HOST, hostRevision, 16)
                .ordered(PORT1, ordered, hostRevision, 17);
        assertThat(host.findings("slot-context", PORT0)).isEqualTo(companion ? List.of(COMPANION) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ESX, FOUNDING_RULE, Two functions of one PCI slot cannot be in different contexts",
        "KVM, MULTIFUNCTION_SLOT, virtual machine the host cannot use the other",
        "ESXI, VSPHERE_DEPENDENT, can only reset these functions together (12): they leave the host (VMkernel)",
        "KVM, IOMMU_GROUP, 'share one IOMMU group (12), the smallest unit'",
        "KVM, OTHER, These functions can only change context together"
    })
    void theReasonIsBuiltFromTheGroupsEvidence(Platform platform, GroupKind kind, String words) {
        Given host = Given.host()
                .on(platform, "8.0")
                .with(Card.at(PORT0), Card.at(PORT1))
                .contextGroup(kind, PORT0, PORT1);
        assertThat(host.finding("companion", PORT0).message())
                .contains(words)
                .contains("You selected 0000:06:00.0, so 0000:06:00.1 is selected automatically as well.");
    }

    @Test
    void aCompanionThatIsMissingOrHeldIsStillToldWithThatNote() {
        Given host = Given.dualPortCard().with(Card.at(PORT1).lost()).held(HOST, "vm-43", PORT1);
        assertThat(host.finding("companion", PORT0).message())
                .contains("held by vm-43 already", "missing in the host's last report");
    }

    @Test
    void aCompanionInLightUseNeedsConsentAndARequestedOneIsWarnedOf() {
        Given host = Given.dualPortCard().with(Card.at(PORT1).use("UPLINK", false));
        assertThat(host.findings("slot-context", PORT0))
                .containsExactly("companion-active/CONSENT@" + PORT1, COMPANION);
        assertThat(host.findings("slot-context", PORT1))
                .containsExactly("requested-active/WARN@" + PORT1, "companion/INFO@" + PORT0);
    }

    @Test
    void aBoundDriverAloneIsNoUse() {
        assertThat(Given.dualPortCard().findings("slot-context", PORT0)).containsExactly(COMPANION);
    }

    @Test
    void theFoundingRuleLetsTheNeighbourGoToAnotherVm() {
        Given host = Given.dualPortCard()
                .with(
                        Card.at(PORT0).context(Context.PASSTHROUGH),
                        Card.at(PORT1).context(Context.PASSTHROUGH))
                .held(HOST, "vm-43", PORT0);
        assertThat(host.findings("slot-context", PORT1)).isEmpty();
    }

    @Test
    void aHolderGroupGoesToOneVmOnly() {
        Given host = Given.dualPortCard()
                .holderGroup(GroupKind.IOMMU_GROUP, PORT0, PORT1)
                .held("default", HOST, "vm-43", List.of(PORT0), List.of(PORT0, PORT1));
        Finding finding = host.finding("group-held", PORT1);
        assertThat(Given.brief(finding)).isEqualTo("group-held/DENY@" + PORT1);
        assertThat(finding.parameters()).containsEntry("holder", "vm-43").containsEntry("functions", List.of(PORT0));
    }

    @Test
    void theRestOfAGroupStaysReservedAfterARegrouping() {
        Given host = Given.host()
                .with(Card.at(PORT0), Card.at(PORT1))
                .held("default", HOST, "vm-43", List.of(PORT0), List.of(PORT0, PORT1));
        assertThat(host.findings("slot-context", PORT1)).containsExactly("group-held/DENY@" + PORT1);
    }

    @Test
    void theSameVmMayHaveTheRestOfItsGroup() {
        Given host = Given.dualPortCard()
                .with(Card.at(PORT0).context(Context.PASSTHROUGH))
                .holderGroup(GroupKind.IOMMU_GROUP, PORT0, PORT1)
                .held("default", HOST, Given.VM, List.of(PORT0), List.of(PORT0, PORT1));
        assertThat(host.findings("slot-context", PORT1)).isEmpty();
    }

    @Test
    void aBridgeIsNotAssignable() {
        Given host = Given.host().with(Card.at("0000:00:03.0").bridge());
        assertThat(host.findings("slot-context", "0000:00:03.0"))
                .containsExactly("bridge-not-assignable/DENY@0000:00:03.0");
    }
}
