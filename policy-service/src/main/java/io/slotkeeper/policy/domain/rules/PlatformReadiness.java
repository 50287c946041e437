package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.IOMMU_OFF;
import static io.slotkeeper.policy.domain.verdict.FindingCode.MEMORY_RESERVATION;
import static io.slotkeeper.policy.domain.verdict.FindingCode.NOT_CAPABLE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.READINESS_UNKNOWN;
import static io.slotkeeper.policy.domain.verdict.FindingCode.REBOOT_NEEDED;

import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.platform.ContextChange;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.platform.Reservation;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must be done, or found out, before the change can be carried out. */
final class PlatformReadiness implements Rule {

    @Override
    public String name() {
        return "platform-readiness";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        if (!facts.host().seen()) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        if (facts.host().iommu() == Iommu.OFF) {
            remarks.add(iommuOff(facts));
        }
        facts.requested().stream()
                .filter(function -> function.capability() == Capability.NOT_CAPABLE)
                .forEach(function -> remarks.add(notCapable(facts, function)));
        reboot(facts, remarks);
        if (reservation(facts) == Reservation.REQUIRED && facts.vm().memoryReservation() == MemoryReservation.PARTIAL) {
            remarks.add(memoryReservation(facts));
        }
        List<String> unknown = unknown(facts);
        if (!unknown.isEmpty()) {
            remarks.add(readinessUnknown(facts, unknown));
        }
        return List.copyOf(remarks);
    }

    private static Remark iommuOff(Facts facts) {
        return new Remark(
                IOMMU_OFF,
                facts.host().id(),
                "The IOMMU (VT-d, AMD-Vi) of " + facts.host().id() + " is switched off; nothing can be passed through.",
                "Switch it on in the firmware (on Linux also on the kernel's command line), restart, report again.",
                Parameters.with("iommu", "OFF").toMap());
    }

    private static Remark notCapable(Facts facts, PciFunction function) {
        return new Remark(
                NOT_CAPABLE,
                function.address(),
                "The hypervisor (" + facts.host().platformInWords() + ") says that " + function.address()
                        + " cannot be passed through.",
                "Check its reset method and whether the ports above it have ACS; otherwise choose another card.",
                Parameters.with("ids", function.ids()).toMap());
    }

    private static void reboot(Facts facts, List<Remark> remarks) {
        List<PciFunction> changing = changing(facts);
        ContextChange change = contextChange(facts);
        boolean pending = changing.stream().anyMatch(function -> function.pending() != Pending.NONE);
        if (pending
                || (!changing.isEmpty() && (change == ContextChange.REBOOT || change == ContextChange.MAYBE_REBOOT))) {
            remarks.add(rebootNeeded(facts, changing, pending, change));
        }
    }

    private static Remark rebootNeeded(Facts facts, List<PciFunction> changing, boolean pending, ContextChange change) {
        String host = facts.host().id();
        String must = pending || change == ContextChange.REBOOT ? " must restart" : " may have to restart";
        return new Remark(
                REBOOT_NEEDED,
                host,
                "Host " + host + must + " before the change of context takes effect on "
                        + facts.host().platformInWords() + (pending ? "; a change is waiting for that already." : "."),
                "Plan a maintenance window: move other virtual machines away, then restart " + host + ".",
                Parameters.with(
                                "functions",
                                changing.stream().map(PciFunction::address).toList())
                        .and("pending", pending)
                        .and("change", change.name())
                        .toMap());
    }

    private static List<PciFunction> changing(Facts facts) {
        Stream<PciFunction> requested =
                facts.requested().stream().filter(function -> !facts.settledInPassthrough(function));
        Stream<PciFunction> companions =
                Companion.allOf(facts).stream().flatMap(companion -> companion.function(facts).stream());
        return Stream.concat(requested, companions).toList();
    }

    private static Remark memoryReservation(Facts facts) {
        String vm = facts.vm().id();
        return new Remark(
                MEMORY_RESERVATION,
                vm,
                "Not all memory of " + facts.vm().inWords()
                        + " is reserved; it will not power on with a device passed through.",
                "Reserve all of its memory (memoryReservationLockedToMax) before the device is added.",
                Parameters.with("memoryReservation", "PARTIAL").toMap());
    }

    private static List<String> unknown(Facts facts) {
        List<String> unknown = new ArrayList<>();
        if (facts.host().iommu() == Iommu.UNKNOWN) {
            unknown.add("whether the IOMMU is on");
        }
        List<PciFunction> assignable =
                facts.requested().stream().filter(PciFunction::assignable).toList();
        if (assignable.stream().anyMatch(function -> function.capability() == Capability.UNKNOWN)) {
            unknown.add("whether the hypervisor can pass the device through");
        }
        if (assignable.stream().anyMatch(function -> facts.effectiveContext(function) == Context.UNKNOWN)) {
            unknown.add("who drives the device now");
        }
        if (contextChange(facts) == ContextChange.UNKNOWN && !changing(facts).isEmpty()) {
            unknown.add("whether the host must restart");
        }
        boolean reservation = reservation(facts) != Reservation.NOT_NEEDED
                && facts.vm().memoryReservation() == MemoryReservation.UNKNOWN;
        if (reservation) {
            unknown.add("whether all memory of the virtual machine is reserved");
        }
        return unknown;
    }

    private static Remark readinessUnknown(Facts facts, List<String> unknown) {
        return new Remark(
                READINESS_UNKNOWN,
                facts.host().id(),
                "Nobody reported " + Words.either(unknown) + ".",
                "Send a report that tells it (JSON, esxcli or vSphere), or check it by hand before the change.",
                Parameters.with("unknown", unknown).toMap());
    }

    private static ContextChange contextChange(Facts facts) {
        return facts.profile().map(PlatformProfile::contextChange).orElse(ContextChange.UNKNOWN);
    }

    private static Reservation reservation(Facts facts) {
        return facts.profile().map(PlatformProfile::reservation).orElse(Reservation.UNKNOWN);
    }
}
