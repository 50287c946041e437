package io.slotkeeper.policy.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of something that were asked for last, a handful of them. */
final class Recent<T> {

    private static final int MOST = 4;

    private final Map<Integer, T> byVersion = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable T get(int version) {
        return byVersion.get(version);
    }

    synchronized void put(int version, T content) {
        byVersion.put(version, content);
        if (byVersion.size() > MOST) {
            byVersion.remove(byVersion.keySet().iterator().next());
        }
    }
}
