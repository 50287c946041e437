package io.slotkeeper.policy.scenarios;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.alternatives.AlternativeSentence;
import io.slotkeeper.policy.domain.alternatives.Impossible;
import io.slotkeeper.policy.domain.alternatives.LookAround;
import io.slotkeeper.policy.domain.alternatives.Neighbourhood;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.VmCondition;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Verdict;
import io.slotkeeper.policy.scenarios.ScenarioFile.Fleet;
import io.slotkeeper.policy.scenarios.ScenarioFile.FunctionGiven;
import io.slotkeeper.policy.scenarios.ScenarioFile.HeldGiven;
import io.slotkeeper.policy.scenarios.ScenarioFile.HostGiven;
import io.slotkeeper.policy.scenarios.ScenarioFile.OtherGiven;
import io.slotkeeper.policy.scenarios.ScenarioFile.Scenario;
import io.slotkeeper.policy.scenarios.ScenarioFile.SiteGiven;
import io.slotkeeper.policy.scenarios.ScenarioFile.VmGiven;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario's fleet as facts, and the verdict on it. */
record Judged(Scenario scenario, Verdict verdict, LookAround around) {
    private static final Map<String, GroupKind> REASONS = Map.of(
            "same slot", GroupKind.FOUNDING_RULE,
            "one card", GroupKind.MULTIFUNCTION_SLOT,
            "dependent device", GroupKind.VSPHERE_DEPENDENT,
            "IOMMU group", GroupKind.IOMMU_GROUP,
            "something newer", GroupKind.OTHER);

    static Judged of(Scenario scenario) {
        Given given = Given.host();
        Fleet fleet = scenario.fleet();
        set(fleet.host(), host -> host(given, host));
        Objects.requireNonNullElse(fleet.functions(), Map.<String, FunctionGiven>of())
                .forEach((address, function) -> given.with(card(address, function)));
        list(fleet.together()).forEach(group -> {
            GroupKind kind = Objects.requireNonNull(REASONS.get(group.because()), group.because());
            String[] members = addresses(group.functions());
            if (group.oneVm()) {
                given.holderGroup(kind, members);
            } else {
                given.contextGroup(kind, members);
            }
        });
        set(fleet.vm(), vm -> vm(given, vm));
        list(fleet.held()).forEach(held -> held(given, held));
        int sequence = 0;
        for (ScenarioFile.OrderedGiven ordered : list(fleet.ordered())) {
            given.ordered(address(ordered.function()), one(Context.class, ordered.context()), 3, ++sequence);
        }
        list(fleet.released())
                .forEach(released ->
                        given.released(address(released.function()), released.vm(), Given.NOW.plusSeconds(60)));
        set(fleet.site(), site -> site(given, site));
        Neighbourhood fleetAround = Neighbourhood.of(given, given.severities());
        list(fleet.others()).forEach(other -> neighbour(fleetAround, other));
        String[] asked = addresses(scenario.when());
        return new Judged(scenario, given.ask(asked), fleetAround.ask(asked));
    }

    private static void neighbour(Neighbourhood around, OtherGiven other) {
        Given host = Given.host().called(other.host());
        other.functions().forEach((address, function) -> host.with(card(address, function)));
        if ("same".equals(other.cluster())) {
            around.near(host);
        } else {
            around.far(host);
        }
    }

    boolean isAboutWaysOut() {
        return scenario.then().waysOut() != null;
    }

    /** The ways out as a scenario writes them. */
    List<String> waysOut() {
        return around.alternatives().stream()
                .map(way -> shortened(String.join(
                        " ",
                        way.way().name(),
                        way.verdict().facts().question().host(),
                        String.join(",", way.verdict().facts().question().functions()),
                        way.outcome().name())))
                .toList();
    }

    /** All sentences. */
    String said() {
        return Stream.of(
                        verdict.findings().stream().map(finding -> finding.message() + " " + finding.remedy()),
                        around.alternatives().stream().map(AlternativeSentence::of),
                        around.impossible().stream().map(Impossible::message))
                .flatMap(sentences -> sentences)
                .collect(Collectors.joining("\n"));
    }

    /** The findings as a scenario writes them. */
    List<String> findings() {
        return verdict.findings().stream()
                .map(finding -> finding.code().wire() + " " + finding.severity() + " " + shortened(finding.subject()))
                .toList();
    }

    private static void host(Given given, HostGiven host) {
        if (host.platform() != null) {
            String[] parts = host.platform().split(" ", 2);
            given.on(one(Platform.class, parts[0]), parts[1]);
        }
        set(host.iommu(), iommu -> given.iommu(one(Iommu.class, iommu)));
        set(host.uses(), uses -> given.usesNotReported());
        if (host.retired()) {
            given.retired();
        }
        if (host.neverReported()) {
            given.unseen();
        }
    }

    private static Card card(String address, FunctionGiven is) {
        Card card = Card.at(address(address));
        set(is.ids(), card::ids);
        if (is.bridge()) {
            card.bridge();
        }
        set(is.context(), context -> card.context(one(Context.class, context)));
        set(is.pending(), pending -> card.pending(one(Pending.class, pending)));
        set(is.driver(), driver -> card.driver(one(HostDriver.class, driver)));
        set(is.capable(), capable -> card.capability(one(Capability.class, capable)));
        if (is.lost()) {
            card.lost();
        }
        if (is.virtualFunctions()) {
            card.divided();
        }
        set(is.virtualOf(), physical -> card.virtualOf(address(physical)));
        set(is.reset(), reset -> card.reset(reset.equals("unknown") ? null : reset.toUpperCase(Locale.ROOT)));
        set(is.classId(), card::classId);
        set(
                is.barsInGb(),
                bars -> card.bars(bars.stream().mapToLong(Long::longValue).toArray()));
        set(is.givenAs(), kind -> card.givenAs(one(DeviceKind.class, kind)));
        set(is.usedBy(), use -> card.use(use.kind(), use.detail(), use.critical()));
        set(is.seenOn(), vm -> card.seenOn(vm, is.seenOnName(), Given.NOW));
        return card;
    }

    private static void vm(Given given, VmGiven vm) {
        if (vm.undescribed()) {
            given.undescribedVm();
        }
        if (vm.uses() != null) {
            if (vm.uses().isTextual()) {
                Usage usage = one(Usage.class, vm.uses().textValue());
                for (Feature feature : Feature.values()) {
                    given.uses(feature, usage);
                }
            } else {
                vm.uses().forEach(feature -> given.uses(one(Feature.class, feature.textValue()), Usage.USED));
            }
        }
        set(vm.hardware(), hardware -> given.hardware(hardware.equals("unknown") ? null : Integer.valueOf(hardware)));
        set(vm.memory(), memory -> given.memory(one(MemoryReservation.class, memory)));
        set(vm.limit(), given::deviceLimit);
        set(vm.vmFex(), is -> given.condition(VmCondition.VM_FEX, is));
        set(vm.fixedHotPlug(), is -> given.condition(VmCondition.HOT_PLUG_OPT_IN, is));
    }

    private static void held(Given given, HeldGiven held) {
        List<String> functions = List.of(addresses(held.functions()));
        if (held.tentatively()) {
            functions.forEach(address -> given.heldTentatively(held.by(), address, Given.NOW.plusSeconds(600)));
        } else {
            given.held(
                    Objects.requireNonNullElse(held.project(), "default"),
                    Objects.requireNonNullElse(held.host(), Given.HOST),
                    held.by(),
                    functions,
                    functions);
        }
    }

    private static void site(Given given, SiteGiven site) {
        set(
                site.today(),
                day -> given.at(LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
        set(site.list(), list -> given.rulesets(Rulebook.withList(list)));
        set(site.rules(), rules -> given.rules(rules.toArray(RuleText[]::new)));
        set(site.severities(), severities -> given.severities(Severities.withOverrides(severities)));
    }

    private static <T> void set(T value, Consumer<T> how) {
        if (value != null) {
            how.accept(value);
        }
    }

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    private static <E extends Enum<E>> E one(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static String[] addresses(List<String> addresses) {
        return addresses.stream().map(Judged::address).toArray(String[]::new);
    }

    private static String address(String text) {
        return text.length() == "06:00.0".length() ? "0000:" + text : text;
    }

    static String shortened(String text) {
        return text.replace("0000:", "");
    }
}
