package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any reports of any sources, in any order. */
class MergePropertiesTest {
    private static final int TRIES = 300;

    record Telling(String source, Report report, long second) {}

    @Property(tries = TRIES)
    void theOrderInWhichSourcesComeDoesNotMatter(
            @ForAll("platforms") Platform platform,
            @ForAll("oneReportPerSource") List<Telling> tellings,
            @ForAll long seed) {
        List<Telling> shuffled = new ArrayList<>(tellings);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(withoutRevisions(told(platform, shuffled))).isEqualTo(withoutRevisions(told(platform, tellings)));
    }

    @Property(tries = TRIES)
    void theSameReportAgainChangesNothing(
            @ForAll("platforms") Platform platform, @ForAll("anyReports") List<Telling> tellings) {
        Host host = told(platform, tellings);
        List<String> sources = tellings.stream().map(Telling::source).distinct().toList();
        for (String source : sources) {
            Telling last = tellings.stream()
                    .filter(it -> it.source().equals(source))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            HostDecision again = Samples.take(host, new SourceName(source), last.report(), 1_000);
            assertThat(again).isInstanceOfSatisfying(HostDecision.Unchanged.class, it -> assertThat(
                            it.host().revision())
                    .isEqualTo(host.revision()));
        }
    }

    @Property(tries = TRIES)
    void nothingIsEverDeletedAndRevisionsGrowWithChangesOnly(
            @ForAll("platforms") Platform platform, @ForAll("anyReports") List<Telling> tellings) {
        Host host = Samples.host(platform);
        for (Telling telling : tellings) {
            HostDecision decision = take(host, telling);
            Host next = decision instanceof HostDecision.Changed changed
                    ? changed.host()
                    : ((HostDecision.Unchanged) decision).host();
            assertThat(next.effective().functions().keySet())
                    .containsAll(host.effective().functions().keySet());
            assertThat(next.revision() - host.revision()).isEqualTo(decision instanceof HostDecision.Changed ? 1 : 0);
            host = next;
        }
    }

    @Property(tries = TRIES)
    void everyAssignableFunctionIsInOneGroupOfEachScopeAtMost(
            @ForAll("platforms") Platform platform, @ForAll("anyReports") List<Telling> tellings) {
        Host host = told(platform, tellings);
        for (GroupScope scope : GroupScope.values()) {
            List<PciAddress> members = host.effective().groups().stream()
                    .filter(group -> group.scope() == scope)
                    .flatMap(group -> group.members().stream())
                    .toList();
            assertThat(members).doesNotHaveDuplicates();
            assertThat(members)
                    .allMatch(member -> host.effective().functions().get(member).assignable());
        }
    }

    @Provide
    Arbitrary<Platform> platforms() {
        return Arbitraries.of(Platform.class);
    }

    @Provide
    Arbitrary<List<Telling>> oneReportPerSource() {
        return Combinators.combine(telling("a"), telling("b"), telling("c")).as(List::of);
    }

    @Provide
    Arbitrary<List<Telling>> anyReports() {
        return Arbitraries.of("a", "b")
                .flatMap(this::telling)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private Arbitrary<Telling> telling(String source) {
        return Combinators.combine(reports(), Arbitraries.longs().between(0, 3))
                .as((report, second) -> new Telling(source, report, second));
    }

    private Arbitrary<Report> reports() {
        Arbitrary<List<FunctionFacts>> functions = functions()
                .list()
                .ofMaxSize(4)
                .uniqueElements(FunctionFacts::address)
                .injectNull(0.2);
        Arbitrary<List<HostUse>> uses = addresses()
                .map(address -> new HostUse(address, HostUseKind.UPLINK, null))
                .list()
                .ofMaxSize(2)
                .injectNull(0.5);
        return Combinators.combine(
                        functions, uses, Arbitraries.of(Iommu.ON, Iommu.OFF).injectNull(0.5))
                .as((told, used, iommu) -> new Report(told, used, null, iommu));
    }

    private Arbitrary<FunctionFacts> functions() {
        Arbitrary<String> driver = Arbitraries.of("ixgbe", "vfio-pci").injectNull(0.4);
        Arbitrary<String> group = Arbitraries.of("1", "2").injectNull(0.6);
        Arbitrary<PciAddress> dependent = Arbitraries.of("0000:00:03.0", "0000:06:00.0")
                .map(PciAddress::of)
                .injectNull(0.6);
        return Combinators.combine(addresses(), Arbitraries.of("10c6", "10fb"), driver, group, dependent)
                .as((address, device, bound, iommu, depends) -> new FunctionFacts(
                        address,
                        new DeviceIdentity("8086", device, null, null, null, address.bus() == 0 ? "0604" : "0200"),
                        DeviceNames.NONE,
                        new Binding(bound, List.of()),
                        new Placement(null, null, null, iommu),
                        new Passthrough(null, null, null, depends, null)));
    }

    private static Arbitrary<PciAddress> addresses() {
        return Arbitraries.of("0000:00:03.0", "0000:06:00.0", "0000:06:00.1", "0000:07:00.0")
                .map(PciAddress::of);
    }

    private static Host told(Platform platform, List<Telling> tellings) {
        Host host = Samples.host(platform);
        for (Telling telling : tellings) {
            host = Samples.after(host, new SourceName(telling.source()), telling.report(), telling.second());
        }
        return host;
    }

    private static HostDecision take(Host host, Telling telling) {
        return Samples.take(host, new SourceName(telling.source()), telling.report(), telling.second());
    }

    /** Which revision a context was first seen at does depend on the order, as it should. */
    private static EffectiveHost withoutRevisions(Host host) {
        EffectiveHost effective = host.effective().after(EffectiveHost.EMPTY, 1);
        // of two sources that give the same reason, the one that gave it first stays named
        List<DeviceGroup> groups = effective.groups().stream()
                .map(group -> new DeviceGroup(group.id(), group.scope(), group.kinds(), group.members(), List.of()))
                .toList();
        return new EffectiveHost(
                effective.iommu(), effective.condition(), effective.hostUseReported(), effective.functions(), groups);
    }
}
