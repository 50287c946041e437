package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.ObservedVm;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmTraits;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what is known of a virtual machine into an observation. */
final class VmTranslation {
    private static final Pattern HARDWARE = Pattern.compile("vmx-(\\d{1,4})");

    private VmTranslation() {}

    /**
     * Empty while its configuration cannot be read, so that what was said before stays: it is being created, its datastore
     * is away, or the account may not. Without its identity it would come back as another machine.
     *
     * @param host its host, if that can be seen
     */
    static Optional<ObservedVm> of(
            Machine machine,
            @Nullable String host,
            String vcenter,
            Features.Whereabouts where,
            Optional<Integer> deviceLimit) {
        Known vm = machine.known();
        if (!machine.configured()) {
            return Optional.empty();
        }
        VmFacts facts = new VmFacts(
                vm.get(VmProperties.NAME).map(Names::readable).orElse(null),
                null,
                hardwareVersion(vm).orElse(null),
                reservation(vm),
                deviceLimit.orElse(null),
                Features.of(machine, where),
                power(vm),
                Presence.PRESENT,
                HostTranslation.externalIds(
                        vcenter,
                        machine.object(),
                        vm.get(VmProperties.UUID).map(uuid -> uuid.toLowerCase(Locale.ROOT))),
                new VmTraits(null, vm.get(VmProperties.FIXED_HOT_PLUG).orElse(null)));
        return machine.id().map(id -> new ObservedVm(machine.object(), id, host, facts));
    }

    /** The number in {@code vmx-07}. */
    static Optional<Integer> hardwareVersion(Known vm) {
        return vm.get(VmProperties.HARDWARE_VERSION)
                .map(HARDWARE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)));
    }

    private static MemoryReservation reservation(Known vm) {
        if (vm.get(VmProperties.RESERVATION_LOCKED).orElse(false)) {
            return MemoryReservation.FULL;
        }
        Optional<Long> memory = vm.get(VmProperties.MEMORY_MB);
        return vm.get(VmProperties.RESERVED_MB)
                .flatMap(reserved ->
                        memory.map(all -> reserved >= all ? MemoryReservation.FULL : MemoryReservation.PARTIAL))
                .orElse(MemoryReservation.UNKNOWN);
    }

    private static PowerState power(Known vm) {
        return switch (vm.get(VmProperties.POWER).orElse("")) {
            case "poweredOn" -> PowerState.ON;
            case "poweredOff" -> PowerState.OFF;
            case "suspended" -> PowerState.SUSPENDED;
            default -> PowerState.UNKNOWN; // not to be read, or a state that is newer than this
        };
    }
}
