package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmTraits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said about a virtual machine; what is absent is unknown. */
public record NewVm(
        @Nullable @Size(min = 1, max = 255) String name,
        @Nullable String host,
        @Nullable @Min(1) @Max(1000) Integer hardwareVersion,
        @Nullable MemoryReservation memoryReservation,
        @Nullable @Min(0) @Max(10_000) Integer deviceLimit,
        @Nullable Map<Feature, @NotNull FeatureUse> features,
        @Nullable Boolean vmFex,
        @Nullable Boolean fixedHotPlug,
        @Nullable @Size(max = 16) Map<@Size(max = 64) String, @NotNull @Size(max = 255) String> externalIds) {
    VmFacts facts() {
        VmFacts facts = new VmFacts(
                name,
                host == null ? null : Requests.host(host),
                hardwareVersion,
                Objects.requireNonNullElse(memoryReservation, MemoryReservation.UNKNOWN),
                deviceLimit,
                Objects.requireNonNullElse(features, Map.of()),
                Objects.requireNonNullElse(externalIds, Map.of()));
        return facts.with(new VmTraits(vmFex, fixedHotPlug));
    }
}
