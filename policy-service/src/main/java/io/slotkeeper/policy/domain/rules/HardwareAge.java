package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.platform.HardwareFloor;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the VM's virtual hardware is new enough for the kinds of device asked for. */
final class HardwareAge {

    private HardwareAge() {}

    /** A kind of device and the virtual hardware that it needs. */
    record Need(DeviceKind kind, HardwareFloor floor) {}

    /** What the VM's virtual hardware is too old for. */
    static Stream<Need> tooOldFor(Facts facts) {
        Integer hardware = facts.vm().hardwareVersion();
        return hardware == null
                ? Stream.empty()
                : needs(facts).filter(need -> hardware < need.floor().version());
    }

    static boolean unknown(Facts facts) {
        return facts.vm().hardwareVersion() == null && needs(facts).findAny().isPresent();
    }

    private static Stream<Need> needs(Facts facts) {
        return facts.profile().stream()
                .flatMap(profile -> facts.kinds().stream()
                        .flatMap(
                                kind -> Optional.ofNullable(profile.kind(kind).hardware())
                                        .map(floor -> new Need(kind, floor))
                                        .stream()))
                .filter(need -> need.kind() != DeviceKind.FIXED || !saysItself(facts.vm()));
    }

    /** A VM that reports that it may have devices can have some, whatever the table says. */
    private static boolean saysItself(Vm vm) {
        Integer limit = vm.deviceLimit();
        return limit != null && limit > 0;
    }
}
