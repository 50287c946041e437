package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.platform.HardwareLimit;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.DeviceLimit.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The VM's limit: what it reports itself, else the profile of its host's platform and its own virtual hardware. */
final class DeviceLimits {

    private DeviceLimits() {}

    static DeviceLimit of(Facts facts) {
        Optional<PlatformProfile> profile = facts.profile();
        Integer reported = facts.vm().deviceLimit();
        if (reported != null) {
            return limit(facts, profile, reported, Source.VM, "Reported for this virtual machine.");
        }
        return profile.map(found -> ofProfile(facts, found))
                .orElseGet(() -> limit(
                        facts,
                        profile,
                        null,
                        Source.UNKNOWN,
                        "No profile covers " + facts.host().platformInWords() + "."));
    }

    /** The functions that the VM's other live holds have, host and address. */
    static List<String> heldBy(Facts facts) {
        return facts.holds().stream()
                .filter(facts::isOfThisVm)
                .flatMap(hold -> hold.functions().stream().map(address -> hold.host() + "/" + address))
                .distinct()
                .sorted()
                .toList();
    }

    private static DeviceLimit ofProfile(Facts facts, PlatformProfile profile) {
        Integer max = profile.maxDevices();
        if (max == null) {
            return limit(facts, Optional.of(profile), null, Source.UNKNOWN, profile.note());
        }
        Optional<HardwareLimit> row =
                Optional.ofNullable(facts.vm().hardwareVersion()).flatMap(profile::limitOf);
        int effective = row.map(found -> Math.min(found.max(), max)).orElse(max);
        return limit(facts, Optional.of(profile), effective, Source.PROFILE, note(facts.vm(), profile, row));
    }

    private static @Nullable String note(Vm vm, PlatformProfile profile, Optional<HardwareLimit> row) {
        Stream<String> hardware = row
                .map(found -> "For virtual hardware " + found.fromHardware() + " and newer: " + found.max() + ".")
                .or(() -> vm.hardwareVersion() == null && !profile.byHardware().isEmpty()
                        ? Optional.of(
                                "The virtual hardware version is not reported; an old one may have a lower limit.")
                        : Optional.empty())
                .stream();
        List<String> notes =
                Stream.concat(Stream.ofNullable(profile.note()), hardware).toList();
        return notes.isEmpty() ? null : String.join(" ", notes);
    }

    private static DeviceLimit limit(
            Facts facts,
            Optional<PlatformProfile> profile,
            @Nullable Integer max,
            Source source,
            @Nullable String note) {
        return new DeviceLimit(
                max,
                heldBy(facts).size(),
                facts.question().functions().size(),
                source,
                profile.map(PlatformProfile::id).orElse(null),
                profile.map(PlatformProfile::version).orElse(null),
                note);
    }
}
