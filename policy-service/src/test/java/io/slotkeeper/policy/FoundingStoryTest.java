package io.slotkeeper.policy;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static io.slotkeeper.policy.domain.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** The story of the founding document: a dual-port 82598 and a QLE2562 in an ESX 4.0 host. */
class FoundingStoryTest {

    private static final String HBA = "0000:07:00.0";

    @Test
    void askingForOnePortNeedsConsentNamingVMotionAndDrsAndIsExperimental() {
        Verdict verdict = foundingHost().nobodyDescribedTheVm().ask(PORT0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.NEEDS_CONSENT);
        assertThat(verdict.findings())
                .extracting(Given::brief)
                .containsExactly(
                        "feature-lost/CONSENT@" + VM,
                        "listed-experimental/WARN@" + PORT0,
                        "reboot-needed/WARN@" + HOST,
                        "readiness-unknown/WARN@" + HOST,
                        "companion/INFO@" + PORT1);
        assertThat(verdict.findings().get(0).message()).contains("vMotion", "DRS");
        assertThat(verdict.findings().get(1).message()).contains("experimentally supported");
        assertThat(verdict.findings().get(4).message()).contains("is selected automatically as well");
    }

    @Test
    void aThirdFunctionIsDeniedByTheLimitWithAllOtherFindingsStillTold() {
        Verdict verdict =
                foundingHost().held(HOST, VM, PORT0).held(HOST, VM, HBA).ask("0000:08:00.0");
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(verdict.findings())
                .extracting(Given::brief)
                .containsExactly(
                        "limit-exceeded/DENY@" + VM,
                        "unlisted/CONSENT@0000:08:00.0",
                        "feature-lost/WARN@" + VM,
                        "reboot-needed/WARN@" + HOST);
    }

    @Test
    void theNeighbourMayGoToAnotherVm() {
        Verdict verdict = foundingHost()
                .held(HOST, "vm-41", PORT0)
                .ordered(PORT0, Context.PASSTHROUGH, 3, 1)
                .ordered(PORT1, Context.PASSTHROUGH, 3, 2)
                .ask(PORT1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(verdict.findings())
                .extracting(Given::brief)
                .containsExactly("listed-experimental/WARN@" + PORT1, "feature-lost/WARN@" + VM);
    }

    @Test
    void unlistedCardsAreAMatterOfConsent() {
        assertThat(foundingHost().findings("support-list", "0000:08:00.0"))
                .containsExactly("unlisted/CONSENT@0000:08:00.0");
        assertThat(foundingHost().findings("support-list", "0000:09:00.0"))
                .containsExactly("unlisted/CONSENT@0000:09:00.0");
    }

    @Test
    void aCardThatTheHostCannotUseItselfIsWelcome() {
        assertThat(foundingHost()
                        .with(Card.at(HBA).ids("1077:2532:1077:015d").driver(HostDriver.ABSENT))
                        .findings("support-list", HBA))
                .containsExactly("listed-experimental/WARN@" + HBA, "no-host-driver/INFO@" + HBA);
    }

    @Test
    void aPortWhoseSiblingIsTheManagementUplinkStays() {
        Verdict verdict = foundingHost()
                .with(Card.at(PORT1).use("MANAGEMENT_UPLINK", true))
                .ask(PORT0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(verdict.findings()).extracting(Given::brief).contains("host-critical/DENY@" + PORT1);
    }

    @Test
    void aBridgeIsNobodysDevice() {
        assertThat(foundingHost().findings("slot-context", "0000:00:03.0"))
                .containsExactly("bridge-not-assignable/DENY@0000:00:03.0");
    }

    private static Given foundingHost() {
        return Given.dualPortCard()
                .with(
                        Card.at("0000:00:03.0").bridge(),
                        Card.at(HBA).ids("1077:2532:1077:015d"),
                        Card.at("0000:07:00.1").ids("1077:2532:1077:015d"),
                        Card.at("0000:08:00.0").ids("1077:2432:1077:0138"),
                        Card.at("0000:09:00.0").ids("1000:0056:1000:3020"))
                .contextGroup(GroupKind.FOUNDING_RULE, HBA, "0000:07:00.1");
    }
}
