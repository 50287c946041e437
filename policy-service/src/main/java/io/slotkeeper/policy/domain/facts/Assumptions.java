package io.slotkeeper.policy.domain.facts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run takes for true in place of what was observed; null and empty keep that.
 *
 * @param hardwareVersion of the VM; a limit that the VM reported for its old hardware does not hold for a new one
 * @param features what the VM uses; those that are not named stay as they were observed
 * @param deviceKind how the functions that are asked for are given to the VM
 * @param conditions what is true or not true of the VM
 * @param platform of the host, only together with {@code version}
 * @param released assignments of the asking project that count as released
 */
public record Assumptions(
        @Nullable Integer hardwareVersion,
        @Nullable MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, Usage> features,
        Map<VmCondition, Boolean> conditions,
        @Nullable DeviceKind deviceKind,
        @Nullable Platform platform,
        @Nullable String version,
        @Nullable Iommu iommu,
        Set<String> released) {

    public static final Assumptions NONE =
            new Assumptions(null, null, null, Map.of(), Map.of(), null, null, null, null, Set.of());

    public Assumptions {
        features = Map.copyOf(features);
        conditions = Map.copyOf(conditions);
        released = Set.copyOf(released);
    }

    /** What of it holds on any host. */
    public Assumptions ofTheMachine() {
        return new Assumptions(
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                conditions,
                deviceKind,
                null,
                null,
                null,
                released);
    }

    /** The facts as they would be. */
    public Facts in(Facts facts) {
        return new Facts(
                facts.question(),
                in(facts.host(), facts.question()),
                in(facts.vm()),
                facts.holds().stream()
                        .filter(hold -> !isReleased(hold, facts.question().project()))
                        .toList(),
                facts.overlays(),
                facts.releases(),
                facts.rulesets(),
                facts.at());
    }

    private boolean isReleased(Hold hold, String askingProject) {
        return hold.project().equals(askingProject) && released.contains(hold.assignment());
    }

    private Host in(Host host, Question question) {
        return new Host(
                host.id(),
                host.revision(),
                or(platform, host.platform()),
                or(version, host.version()),
                host.retired(),
                or(iommu, host.iommu()),
                host.usesReported(),
                host.functions().stream()
                        .map(function -> question.functions().contains(function.address()) ? in(function) : function)
                        .toList(),
                host.groups());
    }

    private PciFunction in(PciFunction function) {
        return deviceKind == null ? function : function.givenAs(deviceKind);
    }

    private Vm in(Vm vm) {
        Map<Feature, Usage> uses = new EnumMap<>(Feature.class);
        uses.putAll(vm.features());
        // who says how a whole is used speaks of its parts too
        uses.keySet().removeIf(feature -> feature.whole() != null && features.containsKey(feature.whole()));
        uses.putAll(features);
        Map<VmCondition, Boolean> truths = new EnumMap<>(VmCondition.class);
        truths.putAll(Objects.requireNonNullElse(vm.conditions(), Map.of()));
        truths.putAll(conditions);
        boolean sameHardware = hardwareVersion == null || hardwareVersion.equals(vm.hardwareVersion());
        return new Vm(
                vm.id(),
                vm.revision(),
                hardwareVersion == null ? vm.hardwareVersion() : hardwareVersion,
                or(memoryReservation, vm.memoryReservation()),
                deviceLimit == null && sameHardware ? vm.deviceLimit() : deviceLimit,
                uses,
                vm.name(),
                truths);
    }

    private static <T> T or(@Nullable T assumed, T observed) {
        return assumed == null ? observed : assumed;
    }
}
