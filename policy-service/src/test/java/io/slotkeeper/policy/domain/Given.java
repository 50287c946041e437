package io.slotkeeper.policy.domain;

import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Evidence;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.facts.Release;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.facts.VmCondition;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A world in which everything is known and in order; each test changes what it is about. */
public final class Given {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final Instant HELD_SINCE = Instant.parse("2026-11-22T08:00:59.918762Z");
    public static final String HOST = "esx-07";
    public static final String VM = "vm-42";
    public static final String PORT0 = "0000:06:00.0";
    public static final String PORT1 = "0000:06:00.1";

    private String id = HOST;
    private boolean seen = true;
    private Platform platform = Platform.ESX;
    private String version = "4.0";
    private boolean retired;
    private Iommu iommu = Iommu.ON;
    private boolean usesReported = true;
    private final List<PciFunction> functions = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Overlay> overlays = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private Integer hardware = 7;
    private MemoryReservation memory = MemoryReservation.FULL;
    private Integer deviceLimit;
    private boolean vmDescribed = true;
    private Map<Feature, Usage> features = all(Usage.UNUSED);
    private final Map<VmCondition, Boolean> conditions = new EnumMap<>(VmCondition.class);
    private Rulesets rulesets = Rulebook.shipped();
    private Severities severities = Severities.defaults();
    private Instant at = NOW;

    /** A host without devices. */
    public static Given host() {
        return new Given();
    }

    /** The founding example: both ports of a dual-port 82598 in the host's context, one slot. */
    public static Given dualPortCard() {
        return host().with(Card.at(PORT0), Card.at(PORT1)).contextGroup(GroupKind.FOUNDING_RULE, PORT0, PORT1);
    }

    /** Another host than {@link #HOST}. */
    public Given called(String is) {
        id = is;
        return this;
    }

    public Given unseen() {
        seen = false;
        return this;
    }

    public Given on(Platform on, String inVersion) {
        platform = on;
        version = inVersion;
        return this;
    }

    public Given retired() {
        retired = true;
        return this;
    }

    public Given iommu(Iommu is) {
        iommu = is;
        return this;
    }

    public Given usesNotReported() {
        usesReported = false;
        return this;
    }

    public Given with(Card... cards) {
        for (Card card : cards) {
            functions.removeIf(function -> function.address().equals(card.address()));
            functions.add(card.toFunction());
        }
        return this;
    }

    public Given contextGroup(GroupKind kind, String... members) {
        return group(GroupScope.CONTEXT, kind, members);
    }

    public Given holderGroup(GroupKind kind, String... members) {
        return group(GroupScope.HOLDER, kind, members);
    }

    private Given group(GroupScope scope, GroupKind kind, String... members) {
        Evidence read = kind == GroupKind.FOUNDING_RULE
                ? new Evidence(kind, "Slot", "0000:06:00", "lspci")
                : new Evidence(kind, "IOMMUGroup", "12", "json");
        groups.add(new Group(members[0], scope, List.of(kind), List.of(members), List.of(read)));
        return this;
    }

    public Given held(String host, String vm, String... addresses) {
        return held("default", host, vm, List.of(addresses), List.of(addresses));
    }

    public Given held(String project, String host, String vm, List<String> addresses, List<String> groupMembers) {
        String assignment = "a-" + holds.size();
        holds.add(new Hold(assignment, project, host, vm, false, addresses, groupMembers, HELD_SINCE, null));
        return this;
    }

    public Given heldTentatively(String vm, String address, Instant until) {
        List<String> held = List.of(address);
        holds.add(new Hold("a-" + holds.size(), "default", HOST, vm, true, held, held, HELD_SINCE, until));
        return this;
    }

    public Given ordered(String address, Context context, long hostRevision, long sequence) {
        overlays.add(new Overlay(address, context, hostRevision, sequence));
        return this;
    }

    public Given released(String address, String vm, Instant when) {
        releases.add(new Release(address, vm, when));
        return this;
    }

    public Given hardware(Integer is) {
        hardware = is;
        return this;
    }

    public Given memory(MemoryReservation is) {
        memory = is;
        return this;
    }

    public Given deviceLimit(int is) {
        deviceLimit = is;
        return this;
    }

    /** Who speaks of DRS speaks of both its halves. */
    public Given uses(Feature feature, Usage usage) {
        features.put(feature, usage);
        Feature.vector().stream().filter(part -> part.whole() == feature).forEach(part -> features.put(part, usage));
        return this;
    }

    /** A feature as a whole, without a word on its parts. */
    public Given usesWhole(Feature feature, Usage usage) {
        features.put(feature, usage);
        return this;
    }

    public Given condition(VmCondition condition, boolean is) {
        conditions.put(condition, is);
        return this;
    }

    public Given nobodyDescribedTheVm() {
        features = all(Usage.UNKNOWN);
        memory = MemoryReservation.UNKNOWN;
        hardware = null;
        return this;
    }

    /** Not even its name: the way most VMs are before inventory hears of them. */
    public Given undescribedVm() {
        vmDescribed = false;
        return this;
    }

    public Given rulesets(Rulesets are) {
        rulesets = are;
        return this;
    }

    /** Custom rules, switched on. */
    public Given rules(RuleText... rules) {
        rulesets = rulesets.with(Rules.active(rules));
        return this;
    }

    public Given severities(Severities are) {
        severities = are;
        return this;
    }

    public Severities severities() {
        return severities;
    }

    public Given at(Instant when) {
        at = when;
        return this;
    }

    public Facts facts(String... requested) {
        Host host = seen
                ? new Host(id, 3L, platform, version, retired, iommu, usesReported, functions, groups)
                : Host.unseen(id);
        return new Facts(
                new Question("default", id, VM, List.of(requested)),
                host,
                vmDescribed
                        ? new Vm(VM, 1L, hardware, memory, deviceLimit, features, null, conditions)
                        : Vm.undescribed(VM),
                holds,
                overlays,
                releases,
                rulesets,
                at);
    }

    public Verdict ask(String... requested) {
        return new RuleBook(severities).evaluate("019ab3c0-0000-7000-8000-000000000001", facts(requested));
    }

    /** The findings of one rule as {@code code/SEVERITY@subject}. */
    public List<String> findings(String rule, String... requested) {
        return ask(requested).findings().stream()
                .filter(finding -> finding.code().rule().equals(rule))
                .map(Given::brief)
                .toList();
    }

    public Finding finding(String code, String... requested) {
        return ask(requested).findings().stream()
                .filter(finding -> finding.code().wire().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + code));
    }

    public static String brief(Finding finding) {
        return finding.code().wire() + "/" + finding.severity() + "@" + finding.subject();
    }

    private static Map<Feature, Usage> all(Usage usage) {
        Map<Feature, Usage> usages = new EnumMap<>(Feature.class);
        Arrays.stream(Feature.values()).forEach(feature -> usages.put(feature, usage));
        return usages;
    }
}
