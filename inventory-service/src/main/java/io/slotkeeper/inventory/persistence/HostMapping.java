package io.slotkeeper.inventory.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.slotkeeper.inventory.application.HostSummary;
import io.slotkeeper.inventory.domain.DeviceGroup;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.EffectiveHost;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostCondition;
import io.slotkeeper.inventory.domain.HostDescription;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceFacts;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows to hosts. */
final class HostMapping {
    private static final TypeReference<List<DeviceGroup>> GROUPS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> EXTERNAL_IDS = new TypeReference<>() {};

    private HostMapping() {}

    static Host host(HostEntity row, List<SourceEntity> sources, List<FunctionEntity> functions) {
        SortedMap<SourceName, SourceFacts> facts = new TreeMap<>();
        sources.forEach(
                source -> facts.put(new SourceName(source.source), Documents.read(source.facts, SourceFacts.class)));
        SortedMap<PciAddress, EffectiveFunction> effective = new TreeMap<>();
        functions.forEach(function -> effective.put(PciAddress.of(function.address), function(function)));
        return new Host(
                new HostId(row.id),
                row.project,
                row.said == null ? null : Documents.read(row.said, HostDescription.class),
                description(row),
                row.revision,
                row.observedAt,
                row.retired,
                facts,
                new EffectiveHost(row.iommu, condition(row), row.hostUseReported, effective, groups(row)));
    }

    static HostSummary summary(HostEntity row, long functions) {
        return new HostSummary(
                new HostId(row.id),
                row.project,
                description(row),
                row.revision,
                row.observedAt,
                row.retired,
                row.iommu,
                condition(row),
                row.hostUseReported,
                functions,
                groups(row));
    }

    static EffectiveFunction function(FunctionEntity row) {
        return Documents.read(row.document, EffectiveFunction.class);
    }

    private static List<DeviceGroup> groups(HostEntity row) {
        return Documents.read(row.groups, GROUPS);
    }

    private static HostCondition condition(HostEntity row) {
        return new HostCondition(row.connection, row.maintenance, row.rebootRequired);
    }

    private static HostDescription description(HostEntity row) {
        return new HostDescription(
                row.name, row.platform, row.version, row.cluster, Documents.read(row.externalIds, EXTERNAL_IDS));
    }
}
