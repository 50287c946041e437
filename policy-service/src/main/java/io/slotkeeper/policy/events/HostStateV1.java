package io.slotkeeper.policy.events;

import io.slotkeeper.policy.domain.facts.Evidence;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.GroupScope;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code slotkeeper.inventory.host-state.v1} as policy reads it. */
record HostStateV1(
        @Nullable String host,
        @Nullable String project,
        @Nullable String platform,
        @Nullable String version,
        @Nullable String cluster,
        @Nullable Long revision,
        boolean retired,
        @Nullable HostFacts facts,
        @Nullable List<FunctionV1> functions,
        @Nullable List<GroupV1> groups) {

    record HostFacts(@Nullable String iommu, boolean hostUseReported) {}

    record GroupV1(
            @Nullable String id,
            @Nullable String scope,
            @Nullable List<String> kinds,
            @Nullable List<String> members,
            @Nullable List<EvidenceV1> evidence) {

        Group toGroup() {
            return new Group(
                    Wire.required(id, "groups.id"),
                    Wire.oneOf(scope, GroupScope.CONTEXT),
                    Wire.orEmpty(kinds).stream()
                            .map(kind -> Wire.oneOf(kind, GroupKind.OTHER))
                            .toList(),
                    Wire.orEmpty(members),
                    Wire.orEmpty(evidence).stream().map(EvidenceV1::toEvidence).toList());
        }
    }

    record EvidenceV1(@Nullable String kind, @Nullable String field, @Nullable String value, @Nullable String source) {

        Evidence toEvidence() {
            return new Evidence(
                    Wire.oneOf(kind, GroupKind.OTHER), Wire.orEmpty(field), Wire.orEmpty(value), Wire.orEmpty(source));
        }
    }

    Host toHost() {
        Set<String> parents = Wire.orEmpty(functions).stream()
                .flatMap(function -> function.physicalFunction().stream())
                .collect(Collectors.toSet());
        return new Host(
                Wire.required(host, "host"),
                Wire.required(revision, "revision"),
                Wire.oneOf(platform, Platform.OTHER),
                Wire.orEmpty(version),
                retired,
                facts == null ? Iommu.UNKNOWN : Wire.oneOf(facts.iommu(), Iommu.UNKNOWN),
                facts != null && facts.hostUseReported(),
                Wire.orEmpty(functions).stream()
                        .map(function -> function.toFunction(parents))
                        .toList(),
                Wire.orEmpty(groups).stream().map(GroupV1::toGroup).toList());
    }
}
