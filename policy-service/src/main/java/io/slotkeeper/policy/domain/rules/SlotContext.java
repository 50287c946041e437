package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.BRIDGE_NOT_ASSIGNABLE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.COMPANION;
import static io.slotkeeper.policy.domain.verdict.FindingCode.COMPANION_ACTIVE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.GROUP_HELD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.REQUESTED_ACTIVE;

import io.slotkeeper.policy.domain.facts.Evidence;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which functions change context with the requested ones, and which must stay with one VM. */
final class SlotContext implements Rule {

    @Override
    public String name() {
        return "slot-context";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        List<Companion> companions = Companion.allOf(facts);
        return Stream.of(
                        companions.stream().map(companion -> companion(facts, companion)),
                        companions.stream().flatMap(companion -> companionActive(facts, companion)),
                        facts.requested().stream().flatMap(function -> requestedActive(facts, function)),
                        facts.requested().stream().flatMap(function -> groupHeld(facts, function).stream()),
                        facts.requested().stream()
                                .filter(function -> !function.assignable())
                                .map(SlotContext::bridge))
                .flatMap(remarks -> remarks)
                .toList();
    }

    private static Remark companion(Facts facts, Companion companion) {
        Group group = companion.group();
        return new Remark(
                COMPANION,
                companion.address(),
                CompanionSentence.of(facts, companion),
                "Nothing to do if the host can spare it; otherwise choose a function that shares its group with nothing.",
                Parameters.with("group", group.id())
                        .and("kinds", group.kinds().stream().map(Enum::name).toList())
                        .and("requested", companion.requested())
                        .and(
                                "evidence",
                                group.evidence().stream()
                                        .map(SlotContext::evidence)
                                        .toList())
                        .and(
                                "heldBy",
                                companion
                                        .heldBy(facts)
                                        .map(facts::holderInWords)
                                        .orElse(null))
                        .toMap());
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        return Parameters.with("kind", evidence.kind().name())
                .and("field", evidence.field())
                .and("value", evidence.value())
                .and("source", evidence.source())
                .toMap();
    }

    private static Stream<Remark> companionActive(Facts facts, Companion companion) {
        return companion.function(facts).stream()
                .flatMap(SlotContext::lightUses)
                .map(use -> new Remark(
                        COMPANION_ACTIVE,
                        companion.address(),
                        "Host " + facts.host().id() + " uses " + companion.address() + ", which " + use.source()
                                + " reported as " + use.inWords() + ", and loses it together with "
                                + Words.list(companion.requested()) + ".",
                        "Move that use to another device first, or consent to its loss.",
                        use(use).toMap()));
    }

    private static Stream<Remark> requestedActive(Facts facts, PciFunction function) {
        return lightUses(function)
                .map(use -> new Remark(
                        REQUESTED_ACTIVE,
                        function.address(),
                        "Host " + facts.host().id() + " uses " + function.address() + ", which " + use.source()
                                + " reported as " + use.inWords() + ", and loses it.",
                        "Move that use to another device first.",
                        use(use).toMap()));
    }

    private static Stream<HostUse> lightUses(PciFunction function) {
        return function.hostUses().stream().filter(use -> !use.critical());
    }

    private static Parameters use(HostUse use) {
        return Parameters.with("kind", use.kind()).and("detail", use.detail()).and("source", use.source());
    }

    private static Optional<Remark> groupHeld(Facts facts, PciFunction function) {
        String host = facts.host().id();
        List<String> others = holderGroup(facts, function).stream()
                .filter(member -> !member.equals(function.address()))
                .toList();
        return facts.holdOfOther(hold -> !hold.holds(host, function.address())
                        && (hold.reserves(host, function.address())
                                || (hold.host().equals(host) && !Collections.disjoint(hold.functions(), others))))
                .map(hold -> groupHeld(facts, function, hold));
    }

    private static List<String> holderGroup(Facts facts, PciFunction function) {
        return facts.host().groups().stream()
                .filter(group -> group.scope() == GroupScope.HOLDER)
                .filter(group -> group.members().contains(function.address()))
                .findFirst()
                .map(Group::members)
                .orElse(List.of());
    }

    private static Remark groupHeld(Facts facts, PciFunction function, Hold hold) {
        String holder = facts.holderInWords(hold);
        return new Remark(
                GROUP_HELD,
                function.address(),
                "Function " + function.address() + " must go to the same virtual machine as "
                        + Words.list(hold.functions()) + ", which " + holder + " holds.",
                "Wait until " + holder + " releases it, or choose a function outside that group.",
                Parameters.with("holder", holder)
                        .and("functions", hold.functions())
                        .and("since", hold.since())
                        .and("until", hold.until())
                        .toMap());
    }

    private static Remark bridge(PciFunction function) {
        return new Remark(
                BRIDGE_NOT_ASSIGNABLE,
                function.address(),
                "Function " + function.address() + " (" + function.inWords()
                        + ") connects other devices to the host and cannot be given to a virtual machine.",
                "Choose a device behind the bridge instead.",
                Parameters.with("ids", function.ids()).toMap());
    }
}
