package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Evidence;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.List;
import java.util.stream.Collectors;

/** The founding dialog: why a neighbour is selected too, from what was read about its group. */
final class CompanionSentence {

    private CompanionSentence() {}

    static String of(Facts facts, Companion companion) {
        return because(facts, companion.group())
                + " You selected " + Words.list(companion.requested()) + ", so " + companion.address()
                + " is selected automatically as well."
                + notes(facts, companion);
    }

    private static String because(Facts facts, Group group) {
        if (group.kinds().isEmpty()) {
            return because(facts, group, GroupKind.OTHER);
        }
        return group.kinds().stream()
                .map(kind -> because(facts, group, kind))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String because(Facts facts, Group group, GroupKind kind) {
        String host = facts.host().platform().hostSide();
        return switch (kind) {
            case FOUNDING_RULE, MULTIFUNCTION_SLOT ->
                "Two functions of one PCI slot cannot be in different contexts: "
                        + "if one is passed through to a virtual machine " + host + " cannot use the other.";
            case VSPHERE_DEPENDENT ->
                "The hypervisor can only reset these functions together" + read(group, kind) + ": they leave " + host
                        + " together.";
            case IOMMU_GROUP ->
                "These functions share one IOMMU group" + read(group, kind)
                        + ", the smallest unit that the host can isolate: they leave it together.";
            case OTHER -> "These functions can only change context together.";
        };
    }

    private static String read(Group group, GroupKind kind) {
        List<String> values = group.evidence().stream()
                .filter(evidence -> evidence.kind() == kind)
                .map(Evidence::value)
                .distinct()
                .sorted()
                .toList();
        return values.isEmpty() ? "" : " (" + Words.list(values) + ")";
    }

    private static String notes(Facts facts, Companion companion) {
        String held = companion
                .heldBy(facts)
                .map(hold -> " It is held by " + facts.holderInWords(hold) + " already, which needs the same change.")
                .orElse("");
        boolean lost = companion.function(facts).filter(PciFunction::lost).isPresent();
        return held + (lost ? " It was missing in the host's last report." : "");
    }
}
