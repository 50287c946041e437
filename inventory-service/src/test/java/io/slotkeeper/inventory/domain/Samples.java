package io.slotkeeper.inventory.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small hosts and reports for the tests of the domain. */
final class Samples {
    static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
    static final PciNames NO_NAMES = identity -> DeviceNames.NONE;
    static final SourceName LSPCI = new SourceName("lspci");
    static final SourceName JSON = new SourceName("json");

    private Samples() {}

    static Host host(Platform platform) {
        return Host.register(
                        new HostId("esx-07"), "default", new HostDescription("esx-07", platform, "4.0", "A", Map.of()))
                .host();
    }

    static FunctionFacts nic(String address) {
        return new FunctionFacts(
                PciAddress.of(address), new DeviceIdentity("8086", "10c6", "8086", "a05f", "01", "0200"));
    }

    static FunctionFacts bridge(String address) {
        return new FunctionFacts(PciAddress.of(address), new DeviceIdentity("8086", "340a", null, null, null, "0604"));
    }

    static FunctionFacts with(FunctionFacts facts, Binding binding) {
        return new FunctionFacts(
                facts.address(), facts.identity(), facts.names(), binding, facts.placement(), facts.passthrough());
    }

    static FunctionFacts with(FunctionFacts facts, Passthrough passthrough) {
        return new FunctionFacts(
                facts.address(), facts.identity(), facts.names(), facts.binding(), facts.placement(), passthrough);
    }

    static FunctionFacts dependingOn(String address, String dependent) {
        return with(nic(address), new Passthrough(true, null, null, PciAddress.of(dependent), null));
    }

    static FunctionFacts inIommuGroup(FunctionFacts facts, String group) {
        return new FunctionFacts(
                facts.address(),
                facts.identity(),
                facts.names(),
                facts.binding(),
                new Placement(null, null, null, group),
                facts.passthrough());
    }

    static FunctionFacts inContext(String address, DeviceContext context) {
        return with(nic(address), new Passthrough(null, context, null, null, null));
    }

    static Report report(FunctionFacts... functions) {
        return Report.ofFunctions(Arrays.asList(functions));
    }

    static HostDecision take(Host host, SourceName source, Report report, long second) {
        return host.report(source, null, report, NO_NAMES, T0.plusSeconds(second));
    }

    static Host after(Host host, SourceName source, Report report, long second) {
        HostDecision decision = take(host, source, report, second);
        return decision instanceof HostDecision.Changed changed
                ? changed.host()
                : ((HostDecision.Unchanged) decision).host();
    }

    static Host having(Platform platform, FunctionFacts... functions) {
        return after(host(platform), LSPCI, report(functions), 1);
    }

    static EffectiveFunction function(Host host, String address) {
        return host.effective().functions().get(PciAddress.of(address));
    }

    static List<String> kinds(HostDecision decision) {
        return ((HostDecision.Changed) decision)
                .changes().stream().map(change -> change.kind().name()).toList();
    }
}
