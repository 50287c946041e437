package io.slotkeeper.policy.domain.platform;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Copies of maps in the order of their keys' declaration, so that what is written of them is always the same text. */
final class InOrder {

    private InOrder() {}

    static <K extends Enum<K>, V> Map<K, V> copy(Class<K> keys, Map<K, V> map) {
        Map<K, V> copy = new EnumMap<>(keys);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
