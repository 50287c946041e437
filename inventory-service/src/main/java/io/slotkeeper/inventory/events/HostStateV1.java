package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.DeviceGroup;
import io.slotkeeper.inventory.domain.EffectiveHost;
import io.slotkeeper.inventory.domain.Evidence;
import io.slotkeeper.inventory.domain.GroupKind;
import io.slotkeeper.inventory.domain.GroupScope;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wire form of a host's whole effective state. */
record HostStateV1(
        String host,
        String project,
        String name,
        Platform platform,
        String version,
        @Nullable String cluster,
        Map<String, String> externalIds,
        long revision,
        @Nullable Instant observedAt,
        boolean retired,
        FactsV1 facts,
        List<FunctionV1> functions,
        List<GroupV1> groups) {
    record FactsV1(
            Iommu iommu,
            boolean hostUseReported,
            HostConnection connection,
            @Nullable Boolean maintenance,
            @Nullable Boolean rebootRequired) {
        static FactsV1 of(EffectiveHost host) {
            return new FactsV1(
                    host.iommu(),
                    host.hostUseReported(),
                    host.condition().connection(),
                    host.condition().maintenance(),
                    host.condition().rebootRequired());
        }
    }

    record GroupV1(
            String id, GroupScope scope, List<GroupKind> kinds, List<String> members, List<EvidenceV1> evidence) {
        static GroupV1 of(DeviceGroup group) {
            return new GroupV1(
                    group.id().toString(),
                    group.scope(),
                    group.kinds(),
                    group.members().stream().map(PciAddress::toString).toList(),
                    group.evidence().stream().map(EvidenceV1::of).toList());
        }
    }

    record EvidenceV1(GroupKind kind, String field, String value, String source, Instant observedAt) {
        static EvidenceV1 of(Evidence evidence) {
            return new EvidenceV1(
                    evidence.kind(),
                    evidence.field(),
                    evidence.value(),
                    evidence.source().value(),
                    evidence.observedAt());
        }
    }

    static HostStateV1 of(Host host) {
        return new HostStateV1(
                host.id().value(),
                host.project(),
                host.description().name(),
                host.description().platform(),
                host.description().version(),
                host.description().cluster(),
                host.description().externalIds(),
                host.revision(),
                host.observedAt(),
                host.retired(),
                FactsV1.of(host.effective()),
                host.effective().functions().values().stream()
                        .map(FunctionV1::of)
                        .toList(),
                host.effective().groups().stream().map(GroupV1::of).toList());
    }
}
