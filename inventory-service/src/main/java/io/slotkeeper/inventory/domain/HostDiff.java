package io.slotkeeper.inventory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what is different between two states of one host; when it tells nothing, nothing effective has changed. */
final class HostDiff {
    private HostDiff() {}

    static List<HostChange> between(EffectiveHost before, EffectiveHost after) {
        List<HostChange> changes = new ArrayList<>();
        changed(ChangeKind.HOST_CHANGED, null, Fields.of(before), Fields.of(after))
                .ifPresent(changes::add);
        after.functions()
                .forEach((address, function) ->
                        change(before.functions().get(address), function).ifPresent(changes::add));
        if (!sameGroups(before.groups(), after.groups())) {
            changed(ChangeKind.GROUPS_CHANGED, null, Fields.of(before.groups()), Fields.of(after.groups()))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    static List<HostChange> between(HostDescription before, HostDescription after) {
        return changed(ChangeKind.HOST_CHANGED, null, before.fields(), after.fields()).stream()
                .toList();
    }

    private static Optional<HostChange> change(@Nullable EffectiveFunction before, EffectiveFunction after) {
        if (before == null) {
            return Optional.of(
                    new HostChange(ChangeKind.FUNCTION_DISCOVERED, after.address(), Map.of(), Fields.summary(after)));
        }
        return changed(kind(before, after), after.address(), Fields.of(before), Fields.of(after));
    }

    private static ChangeKind kind(EffectiveFunction before, EffectiveFunction after) {
        if (before.presence() == after.presence()) {
            return ChangeKind.FUNCTION_CHANGED;
        }
        return after.presence() == Presence.LOST ? ChangeKind.FUNCTION_LOST : ChangeKind.FUNCTION_RETURNED;
    }

    private static Optional<HostChange> changed(
            ChangeKind kind,
            @Nullable PciAddress address,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> now = Fields.differing(after, before);
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(new HostChange(kind, address, Fields.differing(before, after), now));
    }

    private static boolean sameGroups(List<DeviceGroup> before, List<DeviceGroup> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).sameAs(after.get(i))) {
                return false;
            }
        }
        return true;
    }
}
