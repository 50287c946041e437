package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.domain.support.SupportList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of the support list that were asked for last, a handful of them. */
final class RecentLists {

    private static final int MOST = 4;

    private final Map<Integer, SupportList> byVersion = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable SupportList get(int version) {
        return byVersion.get(version);
    }

    synchronized void put(SupportList list) {
        byVersion.put(list.version(), list);
        if (byVersion.size() > MOST) {
            byVersion.remove(byVersion.keySet().iterator().next());
        }
    }
}
