package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as they were kept before they told kinds of devices apart: one limit and one vector for every device. Verdicts
 * of then are still understood by them.
 */
final class OldProfiles {

    private OldProfiles() {}

    /** The document, rewritten where it has the old shape. */
    static Object inTodaysShape(Object document) {
        if (document instanceof Map<?, ?> root && root.get("profiles") instanceof List<?> profiles) {
            Map<Object, @Nullable Object> rewritten = new LinkedHashMap<>(root);
            rewritten.put(
                    "profiles", profiles.stream().map(OldProfiles::profile).toList());
            return rewritten;
        }
        return document;
    }

    private static @Nullable Object profile(@Nullable Object profile) {
        if (!(profile instanceof Map<?, ?> old) || !old.containsKey("maxDevices")) {
            return profile;
        }
        Map<Object, @Nullable Object> rewritten = new LinkedHashMap<>(old);
        rewritten.keySet().removeAll(List.of("maxDevices", "byHardware", "note", "features", "featureNote"));
        Map<String, @Nullable Object> kinds = new LinkedHashMap<>();
        for (DeviceKind kind : DeviceKind.values()) {
            kinds.put(kind.name(), Map.of("limit", limit(old), "features", features(old)));
        }
        rewritten.put("kinds", kinds);
        return rewritten;
    }

    private static Map<String, @Nullable Object> limit(Map<?, ?> old) {
        Map<String, @Nullable Object> limit = new HashMap<>();
        limit.put("max", old.get("maxDevices"));
        limit.put("byHardware", old.get("byHardware"));
        limit.put("note", old.get("note"));
        limit.put("source", old.get("source"));
        return limit;
    }

    private static Map<String, @Nullable Object> features(Map<?, ?> old) {
        Map<?, ?> fates = (Map<?, ?>) Objects.requireNonNull(old.get("features"));
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (Feature feature : Feature.vector()) {
            Feature whole = feature.whole();
            Object fate = fates.get(whole == null ? feature.name() : whole.name());
            Map<String, @Nullable Object> cell = new HashMap<>();
            cell.put("fate", fate == null ? "UNKNOWN" : fate);
            cell.put("note", old.get("featureNote"));
            cell.put("source", old.get("source"));
            cells.put(feature.name(), cell);
        }
        return cells;
    }
}
