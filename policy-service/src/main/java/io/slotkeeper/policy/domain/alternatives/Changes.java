package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the findings of a refused question say that could be changed, the most trouble first. */
final class Changes {

    private Changes() {}

    /** At most one for each finding that denies or asks for somebody's word; a hold of another project is none's to end. */
    static List<Change> of(Verdict refused) {
        List<Finding> inTheWay = refused.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.CONSENT) <= 0)
                .toList();
        List<Change> changes = new ArrayList<>(Releases.against(inTheWay, refused));
        boolean hostLosesSomething = inTheWay.stream()
                .anyMatch(finding ->
                        finding.code() == FindingCode.COMPANION_ACTIVE || finding.code() == FindingCode.HOST_CRITICAL);
        for (FindingCode code : FindingCode.values()) {
            inTheWay.stream()
                    .filter(finding -> finding.code() == code)
                    .flatMap(finding -> against(finding, refused.facts(), hostLosesSomething))
                    .forEach(changes::add);
        }
        return List.copyOf(changes);
    }

    private static Stream<Change> against(Finding finding, Facts facts, boolean hostLosesSomething) {
        return switch (finding.code()) {
            case HOST_CRITICAL -> Stream.of(moveUse(finding, facts, HostUse::critical));
            case COMPANION_ACTIVE -> Stream.of(moveUse(finding, facts, use -> !use.critical()));
            case HELD_OUTSIDE ->
                Stream.of(change(
                        finding,
                        finding.remedy().replaceAll(",? or choose.*", "."),
                        then -> function(then, finding.subject(), card -> card.withHolder(null))));
            case IOMMU_OFF ->
                Stream.of(change(
                        finding,
                        "Switch the IOMMU (VT-d, AMD-Vi) of " + facts.host().id()
                                + " on, restart the host and report it again.",
                        assuming(null, Map.of(), Iommu.ON)));
            case REBOOT_NEEDED -> hostLosesSomething ? Stream.empty() : Stream.of(reboot(finding, facts));
            case FEATURE_LOST -> describe(finding, facts).stream();
            case MEMORY_RESERVATION -> Stream.of(reserve(finding, facts));
            default -> Stream.empty();
        };
    }

    private static Change moveUse(Finding finding, Facts facts, Predicate<HostUse> which) {
        String uses = facts.function(finding.subject()).stream()
                .flatMap(function -> function.hostUses().stream())
                .filter(which)
                .map(HostUse::inWords)
                .distinct()
                .collect(Collectors.joining(" and "));
        return change(
                finding,
                "Move what " + facts.host().id() + " uses " + finding.subject() + " for (" + uses
                        + ") to a device of another group, and report the host again.",
                then -> function(
                        then,
                        finding.subject(),
                        card -> card.withUses(
                                card.hostUses().stream().filter(which.negate()).toList())));
    }

    private static Change reboot(Finding finding, Facts facts) {
        Set<String> changing = addresses(finding.parameters().get("functions"));
        Long revision = facts.host().revision();
        return change(
                finding,
                "Have " + String.join(", ", changing) + " switched to passthrough and restart " + finding.subject()
                        + " in a maintenance window.",
                then -> {
                    List<Overlay> overlays = new ArrayList<>(then.overlays());
                    changing.forEach(address -> overlays.add(new Overlay(
                            address, Context.PASSTHROUGH, revision == null ? 0 : revision, Long.MAX_VALUE)));
                    return then.with(then.host(), then.holds(), overlays, then.releases());
                });
    }

    private static Set<String> addresses(@Nullable Object functions) {
        return functions instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Only where nobody knows: a machine that uses what it would lose has nothing to tell. */
    private static List<Change> describe(Finding finding, Facts facts) {
        Set<Feature> used = features(finding, "used");
        Set<Feature> unknown = features(finding, "usageUnknown");
        boolean memory = used.contains(Feature.MEMORY_RESERVATION) || unknown.contains(Feature.MEMORY_RESERVATION);
        used.remove(Feature.MEMORY_RESERVATION);
        unknown.remove(Feature.MEMORY_RESERVATION);
        List<Change> changes = new ArrayList<>();
        if (!unknown.isEmpty()) {
            changes.add(change(
                    finding,
                    "Report what " + facts.vm().inWords() + " uses: if it is none of "
                            + unknown.stream()
                                    .map(feature -> feature.nameOn(facts.host().platform()))
                                    .collect(Collectors.joining(", "))
                            + ", there is nothing to consent to.",
                    assuming(null, unknown.stream().collect(Collectors.toMap(one -> one, one -> Usage.UNUSED)), null)));
        }
        if (memory) {
            changes.add(reserve(finding, facts));
        }
        return used.isEmpty() ? changes : List.of();
    }

    private static Set<Feature> features(Finding finding, String parameter) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (finding.parameters().get(parameter) instanceof List<?> names) {
            Arrays.stream(Feature.values())
                    .filter(feature -> names.contains(feature.name()))
                    .forEach(features::add);
        }
        return features;
    }

    private static Change reserve(Finding finding, Facts facts) {
        return change(
                finding,
                "Reserve all memory of " + facts.vm().inWords() + ", and report that.",
                assuming(MemoryReservation.FULL, Map.of(), null));
    }

    private static UnaryOperator<Facts> assuming(
            @Nullable MemoryReservation memory, Map<Feature, Usage> features, @Nullable Iommu iommu) {
        return new Assumptions(null, memory, null, features, Map.of(), null, null, null, iommu, Set.of())::in;
    }

    static Change change(Finding finding, String message, UnaryOperator<Facts> effect) {
        return new Change(finding.code(), finding.subject(), message, effect);
    }

    private static Facts function(Facts facts, String address, UnaryOperator<PciFunction> how) {
        List<PciFunction> functions = facts.host().functions().stream()
                .map(function -> function.address().equals(address) ? how.apply(function) : function)
                .toList();
        Host host = facts.host().cutDownTo(functions, facts.host().groups());
        return facts.with(host, facts.holds(), facts.overlays(), facts.releases());
    }
}
