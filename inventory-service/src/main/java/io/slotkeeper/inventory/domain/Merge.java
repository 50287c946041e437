package io.slotkeeper.inventory.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges what the sources of a host say into the effective host. It depends on the facts only, not on the order in
 * which they came.
 */
final class Merge {
    private final Platform platform;
    private final Collection<SourceFacts> sources;
    private final PciNames names;

    Merge(Platform platform, Collection<SourceFacts> sources, PciNames names) {
        this.platform = platform;
        this.sources = sources;
        this.names = names;
    }

    EffectiveHost effective() {
        SortedMap<PciAddress, Statements> functions = functions();
        List<DeviceGroup> groups = Grouping.of(new Bonds(functions).of(platform));
        SortedMap<PciAddress, EffectiveFunction> effective = new TreeMap<>();
        Map<PciAddress, PciAddress> contextGroups = groupIds(groups, GroupScope.CONTEXT);
        Map<PciAddress, PciAddress> holderGroups = groupIds(groups, GroupScope.HOLDER);
        functions.forEach((address, function) -> effective.put(
                address, function(function, contextGroups.getOrDefault(address, address), holderGroups.get(address))));
        return new EffectiveHost(iommu(), condition(), hostUseReported(), effective, groups);
    }

    /** What each function is called: what its sources print, and where they are silent what pci.ids has. */
    Map<PciAddress, DeviceNames> names() {
        Map<PciAddress, DeviceNames> named = new HashMap<>();
        functions().forEach((address, function) -> named.put(address, names(function)));
        return named;
    }

    private SortedMap<PciAddress, Statements> functions() {
        SortedMap<PciAddress, Statements> functions = new TreeMap<>();
        sources.stream()
                .flatMap(source -> source.functions().keySet().stream())
                .forEach(address -> functions.computeIfAbsent(address, known -> Statements.of(known, sources)));
        return functions;
    }

    private DeviceNames names(Statements function) {
        return reduce(function, FunctionFacts::names, DeviceNames::orElse).orElse(names.of(function.identity()));
    }

    private EffectiveFunction function(Statements function, PciAddress contextGroup, @Nullable PciAddress holderGroup) {
        return new EffectiveFunction(
                function.address(),
                function.identity(),
                names(function),
                reduce(function, FunctionFacts::placement, Placement::orElse),
                ownership(function),
                function.present() ? Presence.PRESENT : Presence.LOST,
                function.value(facts -> facts.binding().driver()),
                HostDrivers.of(function),
                contextGroup,
                holderGroup,
                hostUses(function.address()),
                holder(function.address()),
                function.value(FunctionFacts::sriov),
                function.value(FunctionFacts::bars));
    }

    private Ownership ownership(Statements function) {
        Passthrough told = function.statements().stream()
                .map(it -> observed(it.facts()))
                .filter(it -> it.context() != null || it.pending() != null)
                .findFirst()
                .orElse(Passthrough.NONE);
        return new Ownership(
                Objects.requireNonNullElse(told.context(), DeviceContext.UNKNOWN),
                null,
                told.pending(),
                function.value(facts -> facts.passthrough().capable()),
                function.value(facts -> facts.passthrough().dependentDevice()),
                function.value(facts -> facts.passthrough().resetMethod()));
    }

    /** On Linux the bound driver tells the context where the source does not say it itself; elsewhere it does not. */
    private Passthrough observed(FunctionFacts facts) {
        Passthrough said = facts.passthrough();
        if (said.context() != null || platform != Platform.KVM) {
            return said;
        }
        return new Passthrough(null, facts.binding().context(), said.pending(), null, null);
    }

    private List<ObservedUse> hostUses(PciAddress address) {
        return sources.stream()
                .flatMap(source -> stream(source.hostUses())
                        .filter(use -> use.value().address().equals(address))
                        .map(use -> new ObservedUse(
                                use.value().kind(), use.value().detail(), source.source(), use.since())))
                .sorted(Comparator.comparing(ObservedUse::kind)
                        .thenComparing(ObservedUse::source)
                        .thenComparing(use -> Objects.requireNonNullElse(use.detail(), "")))
                .toList();
    }

    private @Nullable ObservedHolder holder(PciAddress address) {
        return sources.stream()
                .flatMap(source -> stream(source.holders())
                        .filter(holder -> holder.value().address().equals(address))
                        .map(holder -> new ObservedHolder(holder.value().vm(), source.source(), holder.since())))
                .max(Comparator.comparing(ObservedHolder::observedAt)
                        .thenComparing(ObservedHolder::source)
                        .thenComparing(ObservedHolder::vm))
                .orElse(null);
    }

    private Iommu iommu() {
        return sources.stream()
                .flatMap(source -> Stream.ofNullable(source.iommu())
                        .map(said -> new Said<>(said.value(), source.source(), said.since())))
                .max(Comparator.comparing((Said<Iommu> said) -> said.since()).thenComparing(Said::source))
                .map(Said::value)
                .orElse(Iommu.UNKNOWN);
    }

    /** What people said, overlaid by what sources observe; the ids of both are kept, those of people win. */
    static HostDescription description(
            @Nullable HostDescription said, HostDescription before, Collection<SourceFacts> sources) {
        HostDescription described = said == null ? before.bare() : said;
        for (Said<HostFacts> told : told(sources)) {
            described = described.observed(told.value());
        }
        return described;
    }

    private HostCondition condition() {
        List<Said<HostFacts>> told = told(sources);
        return told.isEmpty()
                ? HostCondition.UNKNOWN
                : HostCondition.of(told.get(told.size() - 1).value());
    }

    /** What sources say about the host as a whole, the latest to have changed its mind last. */
    private static List<Said<HostFacts>> told(Collection<SourceFacts> sources) {
        return sources.stream()
                .flatMap(source -> Stream.ofNullable(source.host())
                        .map(said -> new Said<>(said.value(), source.source(), said.since())))
                .sorted(Comparator.comparing((Said<HostFacts> said) -> said.since())
                        .thenComparing(Said::source))
                .toList();
    }

    private boolean hostUseReported() {
        return sources.stream().anyMatch(SourceFacts::tellsAllHostUses);
    }

    private static Map<PciAddress, PciAddress> groupIds(List<DeviceGroup> groups, GroupScope scope) {
        Map<PciAddress, PciAddress> ids = new HashMap<>();
        groups.stream().filter(group -> group.scope() == scope).forEach(group -> group.members()
                .forEach(member -> ids.put(member, group.id())));
        return ids;
    }

    private static <T> T reduce(
            Statements function,
            java.util.function.Function<FunctionFacts, T> part,
            java.util.function.BinaryOperator<T> orElse) {
        Optional<T> reduced =
                function.statements().stream().map(it -> part.apply(it.facts())).reduce(orElse);
        return reduced.orElseThrow();
    }

    private static <T> Stream<Stamped<T>> stream(@Nullable List<Stamped<T>> statements) {
        return statements == null ? Stream.empty() : statements.stream();
    }
}
