package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.platform.DeviceMaximum;
import io.slotkeeper.policy.domain.platform.DisputedLimit;
import io.slotkeeper.policy.domain.platform.HardwareLimit;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.DeviceLimit.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The VM's limit: what it reports itself, else the profile of its host's platform and its own virtual hardware. */
final class DeviceLimits {

    private DeviceLimits() {}

    /**
     * The figure of a profile for one kind of device.
     *
     * @param row of the VM's virtual hardware version, where that decides
     */
    record Figure(DeviceKind kind, DeviceMaximum limit, @Nullable HardwareLimit row) {

        /** The platform's figure, or the one of old virtual hardware where that is lower; null where there is none. */
        @Nullable
        Integer max() {
            Integer max = limit.max();
            return max == null || row == null ? max : Integer.valueOf(Math.min(max, row.max()));
        }

        boolean loweredByHardware() {
            Integer max = limit.max();
            return row != null && max != null && row.max() < max;
        }

        /** A lower figure that some source gives. */
        Optional<DisputedLimit> disputed() {
            Integer max = max();
            return Optional.ofNullable(limit.disputed()).filter(lower -> max != null && lower.max() < max);
        }
    }

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

    /** The lowest figure that the profile has for the kinds of device asked for; empty where the VM reports its own. */
    static Optional<Figure> figure(Facts facts) {
        return facts.vm().deviceLimit() == null
                ? facts.profile().flatMap(profile -> lowest(figures(facts, profile)))
                : Optional.empty();
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
        List<Figure> figures = figures(facts, profile);
        Optional<Figure> lowest = lowest(figures);
        return limit(
                facts,
                Optional.of(profile),
                lowest.map(Figure::max).orElse(null),
                lowest.isPresent() ? Source.PROFILE : Source.UNKNOWN,
                notes(facts, figures));
    }

    private static List<Figure> figures(Facts facts, PlatformProfile profile) {
        return facts.kinds().stream()
                .map(kind -> {
                    DeviceMaximum limit = profile.kind(kind).limit();
                    Optional<HardwareLimit> row =
                            Optional.ofNullable(facts.vm().hardwareVersion()).flatMap(limit::rowOf);
                    return new Figure(kind, limit, row.orElse(null));
                })
                .toList();
    }

    private static Optional<Figure> lowest(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.max() != null)
                .min(Comparator.comparing(figure -> Objects.requireNonNull(figure.max())));
    }

    private static @Nullable String notes(Facts facts, List<Figure> figures) {
        List<String> notes = new ArrayList<>();
        for (Figure figure : figures) {
            DeviceMaximum limit = figure.limit();
            add(notes, limit.note());
            figure.disputed().ifPresent(disputed -> add(notes, disputed.note()));
            HardwareLimit row = figure.row();
            if (row != null && limit.max() != null) {
                add(notes, "For virtual hardware " + row.fromHardware() + " and newer: " + row.max() + ".");
            } else if (facts.vm().hardwareVersion() == null
                    && !limit.byHardware().isEmpty()) {
                add(notes, "The virtual hardware version is not reported; an old one may have a lower limit.");
            }
        }
        return notes.isEmpty() ? null : String.join(" ", notes);
    }

    private static void add(List<String> notes, @Nullable String note) {
        if (note != null && !notes.contains(note)) {
            notes.add(note);
        }
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
