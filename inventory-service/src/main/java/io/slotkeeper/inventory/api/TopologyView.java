package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.HostSummary;
import io.slotkeeper.inventory.domain.DeviceGroup;
import io.slotkeeper.inventory.domain.Evidence;
import io.slotkeeper.inventory.domain.GroupKind;
import io.slotkeeper.inventory.domain.GroupScope;
import io.slotkeeper.inventory.domain.PciAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A host by slots, with the groups that tie functions together and why: what a picture of it needs. */
public record TopologyView(String host, long revision, List<SlotView> slots, List<GroupView> groups) {
    /** All functions of one slot. */
    public record SlotView(String slot, List<DeviceView> functions) {}

    /** Functions that belong together. */
    public record GroupView(
            String id, GroupScope scope, List<GroupKind> kinds, List<String> members, List<EvidenceView> evidence) {
        static GroupView of(DeviceGroup group) {
            return new GroupView(
                    group.id().toString(),
                    group.scope(),
                    group.kinds(),
                    group.members().stream().map(PciAddress::toString).toList(),
                    group.evidence().stream().map(EvidenceView::of).toList());
        }
    }

    /** What was read, by whom and since when. */
    public record EvidenceView(GroupKind kind, String field, String value, String source, Instant observedAt) {
        static EvidenceView of(Evidence evidence) {
            return new EvidenceView(
                    evidence.kind(),
                    evidence.field(),
                    evidence.value(),
                    evidence.source().value(),
                    evidence.observedAt());
        }
    }

    static TopologyView of(HostSummary host, List<Device> devices, String project) {
        Map<String, List<DeviceView>> slots = devices.stream()
                .map(device -> DeviceView.of(device, project))
                .collect(Collectors.groupingBy(DeviceView::slot, LinkedHashMap::new, Collectors.toList()));
        return new TopologyView(
                host.id().value(),
                host.revision(),
                slots.entrySet().stream()
                        .map(slot -> new SlotView(slot.getKey(), slot.getValue()))
                        .toList(),
                host.groups().stream().map(GroupView::of).toList());
    }
}
