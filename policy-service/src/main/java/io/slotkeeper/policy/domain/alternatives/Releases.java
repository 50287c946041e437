package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Release;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The assignments of the asking project whose release would take findings away, each once. */
final class Releases {

    private Releases() {}

    static List<Change> against(List<Finding> inTheWay, Verdict refused) {
        Facts facts = refused.facts();
        Map<String, Change> releases = new LinkedHashMap<>();
        inTheWay.stream()
                .sorted(Comparator.comparing(finding -> finding.code() == FindingCode.LIMIT_EXCEEDED))
                .forEach(finding -> holds(finding, refused, releases.keySet())
                        .filter(hold -> hold.project().equals(facts.question().project()))
                        .forEach(hold -> releases.putIfAbsent(hold.assignment(), release(finding, hold))));
        return List.copyOf(releases.values());
    }

    private static Stream<Hold> holds(Finding finding, Verdict refused, Set<String> releasedAlready) {
        Facts facts = refused.facts();
        String host = facts.host().id();
        String subject = finding.subject();
        return switch (finding.code()) {
            case FUNCTION_HELD -> which(facts, hold -> hold.holds(host, subject));
            case PHYSICAL_FUNCTION_HELD -> {
                String physical = String.valueOf(finding.parameters().get("physicalFunction"));
                yield which(facts, hold -> hold.holds(host, physical));
            }
            case GROUP_HELD -> {
                Set<String> together = holderGroup(facts, subject);
                yield which(
                        facts,
                        hold -> !facts.isOfThisVm(hold)
                                && (hold.reserves(host, subject)
                                        || together.stream().anyMatch(member -> hold.holds(host, member))));
            }
            case VM_PINNED_ELSEWHERE -> {
                Object elsewhere = finding.parameters().get("host");
                yield which(facts, hold -> facts.isOfThisVm(hold) && Objects.equals(hold.host(), elsewhere));
            }
            case LIMIT_EXCEEDED -> enough(refused, releasedAlready);
            default -> Stream.empty();
        };
    }

    private static Stream<Hold> which(Facts facts, Predicate<Hold> blocks) {
        return facts.holds().stream().filter(blocks);
    }

    private static Set<String> holderGroup(Facts facts, String address) {
        Set<String> together = new HashSet<>();
        facts.groups().stream()
                .filter(group ->
                        group.scope() == GroupScope.HOLDER && group.members().contains(address))
                .forEach(group -> together.addAll(group.members()));
        return together;
    }

    /** As few of the machine's assignments as make room, none where all of them do not. */
    private static Stream<Hold> enough(Verdict refused, Set<String> releasedAlready) {
        Integer max = refused.limit().max();
        int tooMany = refused.limit().held() + refused.limit().requested() - (max == null ? 0 : max);
        List<Hold> largestFirst = refused.facts().holds().stream()
                .filter(refused.facts()::isOfThisVm)
                .sorted(Comparator.comparing((Hold hold) -> releasedAlready.contains(hold.assignment()) ? 0 : 1)
                        .thenComparing(hold -> -hold.functions().size())
                        .thenComparing(Hold::assignment))
                .toList();
        List<Hold> enough = new ArrayList<>();
        for (Hold hold : largestFirst) {
            if (tooMany > 0) {
                enough.add(hold);
                tooMany -= hold.functions().size();
            }
        }
        return tooMany > 0 ? Stream.empty() : enough.stream();
    }

    private static Change release(Finding finding, Hold hold) {
        return Changes.change(
                finding,
                "Release assignment " + hold.assignment() + ", by which " + hold.vmInWords() + " holds "
                        + String.join(", ", hold.functions()) + " of " + hold.host() + ".",
                then -> released(then, hold));
    }

    private static Facts released(Facts facts, Hold released) {
        List<Hold> holds = facts.holds().stream()
                .filter(hold -> !hold.assignment().equals(released.assignment()))
                .toList();
        List<Release> releases = new ArrayList<>(facts.releases());
        if (released.host().equals(facts.host().id())) {
            released.functions().forEach(address -> releases.add(new Release(address, released.vm(), facts.at())));
        }
        return facts.with(facts.host(), holds, facts.overlays(), releases);
    }
}
