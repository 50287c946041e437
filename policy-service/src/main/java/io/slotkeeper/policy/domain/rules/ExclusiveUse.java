package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.FUNCTION_HELD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.FUNCTION_LOST;
import static io.slotkeeper.policy.domain.verdict.FindingCode.HELD_OUTSIDE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.PHYSICAL_FUNCTION_HELD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.VIRTUAL_FUNCTIONS;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.ObservedHolder;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One function, one VM: by Slotkeeper's own holds, and by what was seen on the host. A physical function that is given
 * to a VM is reset, which ends its virtual functions (PCI Express, single root I/O virtualization: a function level
 * reset clears VF Enable), so that it stays with the host as long as it has any; and while a VM holds it, nobody gets one
 * of them.
 */
final class ExclusiveUse implements Rule {

    @Override
    public String name() {
        return "exclusive-use";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        Map<String, Hold> holds = byFunction(facts);
        return Stream.of(
                        facts.question().functions().stream().flatMap(address -> held(facts, address, holds).stream()),
                        claimedTogether(facts).flatMap(function -> heldOutside(facts, function).stream()),
                        claimedTogether(facts).filter(PciFunction::divided).map(ExclusiveUse::divided),
                        facts.requested().stream()
                                .flatMap(function -> physicalFunctionHeld(facts, function, holds).stream()),
                        facts.requested().stream().filter(PciFunction::lost).map(function -> lost(facts, function)))
                .flatMap(remarks -> remarks)
                .toList();
    }

    /** Who has what on the host; of two holds of the same function the first. */
    private static Map<String, Hold> byFunction(Facts facts) {
        Map<String, Hold> byFunction = new HashMap<>();
        facts.holds().stream()
                .filter(hold -> hold.host().equals(facts.host().id()))
                .forEach(hold -> hold.functions().forEach(address -> byFunction.putIfAbsent(address, hold)));
        return byFunction;
    }

    private static Optional<Remark> held(Facts facts, String address, Map<String, Hold> holds) {
        return Optional.ofNullable(holds.get(address)).map(hold -> held(facts, address, hold));
    }

    private static Remark held(Facts facts, String address, Hold hold) {
        String holder = facts.holderInWords(hold);
        boolean own = facts.isOfThisVm(hold);
        return new Remark(
                FUNCTION_HELD,
                address,
                "Function " + address + " is held by " + holder + (own ? " already through another assignment" : "")
                        + since(hold) + ".",
                own
                        ? "Use that assignment, or release it first."
                        : "Wait until " + holder + " releases it, or choose another function.",
                Parameters.with("holder", holder)
                        .and("tentative", hold.tentative())
                        .and("since", hold.since())
                        .and("until", hold.until())
                        .toMap());
    }

    private static String since(Hold hold) {
        return (hold.since() == null ? "" : " since " + Words.minute(hold.since()))
                + (hold.until() == null ? "" : ", tentatively until " + Words.minute(hold.until()));
    }

    /** The requested functions and the rest of their holder groups: what one VM must hold together. */
    private static Stream<PciFunction> claimedTogether(Facts facts) {
        Stream<String> members = facts.groups().stream()
                .filter(group -> group.scope() == GroupScope.HOLDER)
                .map(Group::members)
                .flatMap(List::stream);
        return Stream.concat(facts.question().functions().stream(), members)
                .distinct()
                .sorted()
                .flatMap(address -> facts.function(address).stream());
    }

    private static Optional<Remark> heldOutside(Facts facts, PciFunction function) {
        return Optional.ofNullable(function.observedHolder())
                .filter(sighting -> !givenBySlotkeeper(facts, function, sighting))
                .filter(sighting -> !facts.releasedSince(function, sighting))
                .filter(sighting -> facts.isRequested(function.address())
                        || !sighting.vm().equals(facts.question().vm()))
                .map(sighting -> heldOutside(facts, function, sighting));
    }

    private static boolean givenBySlotkeeper(Facts facts, PciFunction function, ObservedHolder sighting) {
        return facts.holds().stream()
                .anyMatch(hold -> hold.vm().equals(sighting.vm())
                        && hold.holds(facts.host().id(), function.address()));
    }

    private static Remark heldOutside(Facts facts, PciFunction function, ObservedHolder sighting) {
        String together = facts.isRequested(function.address()) ? "" : ", and it must go to the same virtual machine";
        return new Remark(
                HELD_OUTSIDE,
                function.address(),
                "Function " + function.address() + " was seen on " + sighting.inWords() + ", as reported by "
                        + sighting.source() + ", to which Slotkeeper did not give it" + together + ".",
                "Remove it from " + sighting.inWords() + " and report the host again, or choose another function.",
                Parameters.with("vm", sighting.vm())
                        .and("vmName", sighting.name())
                        .and("source", sighting.source())
                        .and("observedAt", sighting.observedAt())
                        .toMap());
    }

    private static Remark divided(PciFunction function) {
        return new Remark(
                VIRTUAL_FUNCTIONS,
                function.address(),
                "Function " + function.address()
                        + " has virtual functions, which would end if a virtual machine got it.",
                "Ask for one of its virtual functions, or switch SR-IOV off for it and report the host again.",
                Parameters.with("ids", function.ids()).toMap());
    }

    private static Optional<Remark> physicalFunctionHeld(Facts facts, PciFunction function, Map<String, Hold> holds) {
        return Optional.ofNullable(function.physicalFunction())
                .flatMap(physical -> Optional.ofNullable(holds.get(physical)))
                .map(hold -> physicalFunctionHeld(facts, function, hold));
    }

    private static Remark physicalFunctionHeld(Facts facts, PciFunction function, Hold hold) {
        String holder = facts.holderInWords(hold);
        return new Remark(
                PHYSICAL_FUNCTION_HELD,
                function.address(),
                "Function " + function.address() + " is a virtual function of " + function.physicalFunction()
                        + ", which is held by " + holder + since(hold) + ": whoever has that can end this one.",
                "Wait until " + holder + " releases " + function.physicalFunction()
                        + ", or choose a function of another card.",
                Parameters.with("physicalFunction", function.physicalFunction())
                        .and("holder", holder)
                        .and("since", hold.since())
                        .and("until", hold.until())
                        .toMap());
    }

    private static Remark lost(Facts facts, PciFunction function) {
        return new Remark(
                FUNCTION_LOST,
                function.address(),
                "Function " + function.address() + " was missing in the last report of "
                        + facts.host().id() + ".",
                "Check the card and its slot, and report the host again; it may have got another address.",
                Parameters.with("host", facts.host().id())
                        .and("hostRevision", facts.host().revision())
                        .toMap());
    }
}
