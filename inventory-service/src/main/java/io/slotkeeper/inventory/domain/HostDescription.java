package io.slotkeeper.inventory.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    /** Only what every host has. */
    HostDescription bare() {
        return new HostDescription(name, platform, version, null, Map.of());
    }

    /** What a source observes wins over what was said before; ids that were said before stay. */
    HostDescription observed(HostFacts facts) {
        Map<String, String> ids = new LinkedHashMap<>(facts.externalIds());
        ids.putAll(externalIds);
        return new HostDescription(
                Objects.requireNonNullElse(facts.name(), name),
                Objects.requireNonNullElse(facts.platform(), platform),
                Objects.requireNonNullElse(facts.version(), version),
                First.of(facts.cluster(), cluster),
                ids);
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
