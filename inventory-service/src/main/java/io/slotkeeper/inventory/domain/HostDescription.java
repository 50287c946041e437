package io.slotkeeper.inventory.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a host.
 *
 * @param version the platform's own version, such as {@code 4.0} or {@code 8.0 U2}
 * @param externalIds the host's ids in other systems, by system
 */
public record HostDescription(
        String name, Platform platform, String version, @Nullable String cluster, Map<String, String> externalIds) {
    public HostDescription {
        externalIds = Map.copyOf(externalIds);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("platform", platform.name());
        fields.put("version", version);
        fields.put("cluster", cluster);
        fields.put("externalIds", externalIds);
        return fields;
    }
}
