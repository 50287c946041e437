package io.slotkeeper.policy.domain.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many devices a VM may have.
 *
 * @param max null where no source names a figure
 * @param byHardware lower figures for old virtual hardware, by ascending version
 * @param disputed what another source says; null where they agree
 * @param source null only where there is no figure
 */
public record DeviceMaximum(
        @Nullable Integer max,
        List<HardwareLimit> byHardware,
        @Nullable DisputedLimit disputed,
        @Nullable String note,
        @Nullable String source) {

    public static final DeviceMaximum UNKNOWN = new DeviceMaximum(null, List.of(), null, null, null);

    public DeviceMaximum {
        byHardware = byHardware.stream()
                .sorted(Comparator.comparingInt(HardwareLimit::fromHardware))
                .toList();
    }

    /** The row for a virtual hardware version; empty when the platform's figure alone decides. */
    public Optional<HardwareLimit> rowOf(int hardwareVersion) {
        return byHardware.stream()
                .filter(row -> row.fromHardware() <= hardwareVersion)
                .reduce((lower, higher) -> higher);
    }
}
