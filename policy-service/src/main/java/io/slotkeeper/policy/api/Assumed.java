package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.VmCondition;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation takes for true in place of what was observed.
 *
 * @param deviceKind how the functions are given to the machine, instead of as fixed devices or virtual functions
 * @param released ids of assignments that count as released
 * @param severities of finding codes, over those of the site
 */
record Assumed(
        @Valid @Nullable VmAssumed vm,
        @Valid @Nullable HostAssumed host,
        @Nullable DeviceKind deviceKind,
        @Size(max = 100) @Nullable List<@NotNull @Pattern(regexp = VerdictResource.UUID) String> released,
        @Size(max = 100) @Nullable Map<@NotBlank String, @NotNull Severity> severities) {

    /** A limit that the VM reported for its old virtual hardware does not hold for {@code hardwareVersion}. */
    record VmAssumed(
            @Min(1) @Max(1000) @Nullable Integer hardwareVersion,
            @Nullable MemoryReservation memoryReservation,
            @Min(0) @Max(100000) @Nullable Integer deviceLimit,
            @Nullable Map<@NotNull Feature, @NotNull Usage> features,
            @Nullable Map<@NotNull VmCondition, @NotNull Boolean> conditions) {}

    /** Another platform needs its version. */
    record HostAssumed(
            @Nullable Platform platform, @Size(min = 1, max = 100) @Nullable String version, @Nullable Iommu iommu) {}

    Assumptions toAssumptions() {
        VmAssumed machine = Objects.requireNonNullElse(vm, new VmAssumed(null, null, null, null, null));
        HostAssumed on = Objects.requireNonNullElse(host, new HostAssumed(null, null, null));
        if (on.platform() != null && on.version() == null) {
            throw ProblemCode.INVALID_REQUEST.problem("assume.host.platform: another platform needs its version");
        }
        if (machine.features() != null && machine.features().containsKey(Feature.MEMORY_RESERVATION)) {
            throw ProblemCode.INVALID_REQUEST.problem(
                    "assume.vm.features.MEMORY_RESERVATION: say vm.memoryReservation instead");
        }
        return new Assumptions(
                machine.hardwareVersion(),
                machine.memoryReservation(),
                machine.deviceLimit(),
                machine.features() == null ? Map.of() : machine.features(),
                machine.conditions() == null ? Map.of() : machine.conditions(),
                deviceKind,
                on.platform(),
                on.version(),
                on.iommu(),
                released == null ? Set.of() : Set.copyOf(released));
    }

    Severities toSeverities() {
        try {
            return severities == null ? Severities.defaults() : Severities.withOverrides(severities);
        } catch (IllegalArgumentException noSuchCode) {
            throw ProblemCode.INVALID_REQUEST.problem("assume.severities: " + noSuchCode.getMessage());
        }
    }
}
