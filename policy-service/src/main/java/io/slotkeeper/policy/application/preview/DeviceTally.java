package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.preview.Preview.DeviceChange;
import io.slotkeeper.policy.application.preview.Preview.TierCount;
import io.slotkeeper.policy.domain.support.ListComparison;
import io.slotkeeper.policy.domain.support.Listing.Standing;
import io.slotkeeper.policy.domain.support.Model;
import io.slotkeeper.policy.domain.support.Placement.Shift;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts devices by what changes about their models. */
final class DeviceTally {

    private final Map<Model, ListComparison.Change> changed = new HashMap<>();
    private final Map<Shift, Long> byShift = new EnumMap<>(Shift.class);
    private final Map<Tiers, Long> byTier = new HashMap<>();

    private record Tiers(Standing from, Standing to) {}

    void add(Model model, long devices, ListComparison lists) {
        ListComparison.Change change = lists.of(model);
        if (change != null) {
            changed.put(model, change);
            byShift.merge(change.shift(), devices, Long::sum);
            if (change.shift() == Shift.TIER) {
                Tiers tiers =
                        new Tiers(change.before().standing(), change.after().standing());
                byTier.merge(tiers, devices, Long::sum);
            }
        }
    }

    boolean isEmpty() {
        return changed.isEmpty();
    }

    Set<Model> models() {
        return changed.keySet();
    }

    ListComparison.Change of(Model model) {
        return Objects.requireNonNull(changed.get(model));
    }

    Preview.Devices told(List<DeviceChange> items, @Nullable Spot next) {
        return new Preview.Devices(
                byShift.values().stream().mapToLong(Long::longValue).sum(),
                byShift,
                byTier.entrySet().stream()
                        .map(counted -> new TierCount(
                                counted.getKey().from(), counted.getKey().to(), counted.getValue()))
                        .sorted(Comparator.comparing(TierCount::from).thenComparing(TierCount::to))
                        .toList(),
                items,
                next);
    }
}
