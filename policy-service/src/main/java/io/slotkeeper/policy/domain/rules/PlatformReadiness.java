package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.HARDWARE_TOO_OLD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.IOMMU_OFF;
import static io.slotkeeper.policy.domain.verdict.FindingCode.MEMORY_RESERVATION;
import static io.slotkeeper.policy.domain.verdict.FindingCode.MMIO_SIZE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.NOT_CAPABLE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.NO_RESET_METHOD;
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
import java.util.Map;
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
        facts.requested().stream()
                .filter(function -> function.told().withoutReset())
                .forEach(function -> remarks.add(noResetMethod(function)));
        HardwareAge.tooOldFor(facts).forEach(need -> remarks.add(hardwareTooOld(facts, need)));
        MmioSize.of(facts).ifPresent(size -> remarks.add(mmioSize(facts, size)));
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

    private static Remark noResetMethod(PciFunction function) {
        return new Remark(
                NO_RESET_METHOD,
                function.address(),
                "No way to reset " + function.address()
                        + " is known; it may not start in the virtual machine, or not start again.",
                "Try it with a machine that may hang, together with its host; otherwise choose another card.",
                Parameters.with("ids", function.ids())
                        .and("resetMethod", function.told().resetMethod())
                        .toMap());
    }

    private static Remark hardwareTooOld(Facts facts, HardwareAge.Need need) {
        int needed = need.floor().version();
        return new Remark(
                HARDWARE_TOO_OLD,
                facts.vm().id(),
                "Virtual machine " + facts.vm().inWords() + " has virtual hardware "
                        + facts.vm().hardwareVersion() + ", but "
                        + need.kind().label() + " needs " + needed + " or newer on "
                        + facts.host().platformInWords() + ".",
                "Upgrade its virtual hardware while it is off, or use another virtual machine.",
                Parameters.with("hardwareVersion", facts.vm().hardwareVersion())
                        .and("needed", needed)
                        .and("kind", need.kind().name())
                        .and("profile", facts.profile().map(PlatformProfile::id).orElse(null))
                        .and("source", need.floor().source())
                        .toMap());
    }

    private static Remark mmioSize(Facts facts, MmioSize size) {
        return new Remark(
                MMIO_SIZE,
                facts.vm().id(),
                Words.list(size.functions()) + (size.functions().size() == 1 ? " has" : " have")
                        + " a memory region of " + size.largestGib() + " GB, more than "
                        + MmioSize.SMALL_ENOUGH_GIB + "; " + facts.vm().inWords()
                        + " powers on with it only with EFI firmware and " + (size.complete() ? "" : "at least ")
                        + size.sizeGib() + " GB of 64-bit MMIO space.",
                "In its advanced settings set pciPassthru.use64bitMMIO=TRUE and pciPassthru.64bitMMIOSizeGB="
                        + size.sizeGib() + "; it needs EFI firmware.",
                Parameters.with("functions", size.functions())
                        .and("largestGb", size.largestGib())
                        .and("mmioSizeGb", size.sizeGib())
                        .and("complete", size.complete())
                        .and(
                                "settings",
                                Map.of(
                                        "pciPassthru.use64bitMMIO",
                                        "TRUE",
                                        "pciPassthru.64bitMMIOSizeGB",
                                        String.valueOf(size.sizeGib())))
                        .toMap());
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
        if (assignable.stream().anyMatch(PlatformReadiness::resetUnknown)) {
            unknown.add("how the device is reset");
        }
        if (MmioSize.unknown(facts)) {
            unknown.add("how large its memory regions are");
        }
        if (HardwareAge.unknown(facts)) {
            unknown.add("whether the virtual hardware is new enough");
        }
        boolean reservation = reservation(facts) != Reservation.NOT_NEEDED
                && facts.vm().memoryReservation() == MemoryReservation.UNKNOWN;
        if (reservation) {
            unknown.add("whether all memory of the virtual machine is reserved");
        }
        return unknown;
    }

    /** What the hypervisor calls capable it can reset: that is part of its decision. */
    private static boolean resetUnknown(PciFunction function) {
        return function.told().resetMethod() == null && function.capability() == Capability.UNKNOWN;
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
