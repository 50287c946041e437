package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads platform profiles from a document of maps, lists and plain values, as JSON gives them. Every cell must be there,
 * and every figure and fate must name its source, unless it is unknown; nothing is guessed.
 */
public final class ProfilesReader {

    private static final int MOST_FAULTS = 200;
    private static final int MOST_DEVICES = 100_000;
    private static final int NEWEST_HARDWARE = 1_000;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final List<Platform> PLATFORMS = List.of(Platform.ESX, Platform.ESXI, Platform.KVM);
    private static final List<DeviceKind> KINDS = List.of(DeviceKind.values());

    private final List<ProfileFault> faults = new ArrayList<>();

    private ProfilesReader() {}

    /** The profiles as version {@code number}, whatever number the document has. */
    public static ProfilesReading read(@Nullable Object document, int number) {
        ProfilesReader reader = new ProfilesReader();
        PlatformProfiles read = reader.profiles(new DocumentPlace(document, "", reader.faults), number);
        return reader.faults.isEmpty()
                ? new ProfilesReading.Read(read)
                : new ProfilesReading.Refused(
                        reader.faults.stream().limit(MOST_FAULTS).toList());
    }

    private PlatformProfiles profiles(DocumentPlace root, int number) {
        root.object("version", "guides", "profiles");
        Map<Platform, String> guides = root.at("guides").each(PLATFORMS, false, this::guide);
        List<DocumentPlace> places = root.at("profiles").items(1, PlatformProfiles.MOST_PROFILES);
        List<PlatformProfile> profiles =
                places.stream().map(place -> profile(place, number)).toList();
        ProfileOverlaps.find(profiles).forEach((second, first) -> places.get(second)
                .at("versions")
                .fault("overlaps with /profiles/" + first + " ("
                        + profiles.get(first).id() + ")"));
        for (int i = 0; i < profiles.size(); i++) {
            String id = profiles.get(i).id();
            if (profiles.subList(0, i).stream().anyMatch(other -> other.id().equals(id))) {
                places.get(i).at("id").fault("is the id of another profile too");
            }
        }
        return new PlatformProfiles(number, guides, profiles);
    }

    private String guide(DocumentPlace place) {
        String template = place.text();
        if (!GuideLink.sound(template)) {
            place.fault("must be a web address; in braces only " + String.join(", ", GuideLink.PLACES));
        }
        return template;
    }

    private PlatformProfile profile(DocumentPlace place, int number) {
        place.object(
                "id",
                "version",
                "platforms",
                "versions",
                "kinds",
                "exceptions",
                "contextChange",
                "reservation",
                "source");
        String id = place.at("id").text();
        if (!ID.matcher(id).matches()) {
            place.at("id").fault("must be of lower-case letters, digits, dots, dashes and underscores");
        }
        return new PlatformProfile(
                id,
                place.at("version").optionalNumber(1, Integer.MAX_VALUE).orElse(number),
                place.at("platforms").items(1, PLATFORMS.size()).stream()
                        .map(item -> item.oneOf(PLATFORMS))
                        .toList(),
                versions(place.at("versions")),
                place.at("kinds").each(KINDS, true, this::kind),
                place.at("exceptions").itemsOrNone(VmCondition.values().length * KINDS.size()).stream()
                        .map(this::exception)
                        .toList(),
                place.at("contextChange").oneOf(List.of(ContextChange.values())),
                place.at("reservation").oneOf(List.of(Reservation.values())),
                place.at("source").text());
    }

    private static VersionRange versions(DocumentPlace place) {
        place.object("from", "before");
        String from = bound(place.at("from"));
        String before = bound(place.at("before"));
        VersionRange range = new VersionRange(from, before);
        if (from != null && before != null && !range.contains(from)) {
            place.fault("from must come before before");
            return VersionRange.ANY;
        }
        return range;
    }

    private static @Nullable String bound(DocumentPlace place) {
        String text = place.optionalText().orElse(null);
        if (text != null && PlatformVersion.parse(text).isEmpty()) {
            place.fault("must be a version, such as 8.0 U2");
            return null;
        }
        return text;
    }

    private KindProfile kind(DocumentPlace place) {
        place.object("limit", "hardware", "features");
        return new KindProfile(
                limit(place.at("limit")),
                floor(place.at("hardware")),
                place.at("features").each(Feature.vector(), true, ProfilesReader::cell));
    }

    private static DeviceMaximum limit(DocumentPlace place) {
        place.object("max", "byHardware", "disputed", "note", "source");
        Integer max = place.at("max").optionalNumber(0, MOST_DEVICES).orElse(null);
        String source = source(place, max == null);
        List<HardwareLimit> rows = place.at("byHardware").itemsOrNone(100).stream()
                .map(ProfilesReader::row)
                .toList();
        if (rows.stream().map(HardwareLimit::fromHardware).distinct().count() < rows.size()) {
            place.at("byHardware").fault("has two rows of one virtual hardware version");
        }
        return new DeviceMaximum(
                max,
                rows,
                disputed(place.at("disputed"), max),
                place.at("note").optionalText().orElse(null),
                source);
    }

    private static HardwareLimit row(DocumentPlace place) {
        place.object("fromHardware", "max");
        return new HardwareLimit(
                place.at("fromHardware").number(0, NEWEST_HARDWARE),
                place.at("max").number(0, MOST_DEVICES));
    }

    private static @Nullable DisputedLimit disputed(DocumentPlace place, @Nullable Integer max) {
        if (place.isNull()) {
            return null;
        }
        place.object("max", "note");
        int lower = place.at("max").number(0, MOST_DEVICES);
        if (max == null || lower >= max) {
            place.at("max").fault("must be lower than the limit that it disputes");
        }
        return new DisputedLimit(lower, place.at("note").text());
    }

    private static @Nullable HardwareFloor floor(DocumentPlace place) {
        if (place.isNull()) {
            return null;
        }
        place.object("version", "source");
        return new HardwareFloor(
                place.at("version").number(1, NEWEST_HARDWARE),
                place.at("source").text());
    }

    private static FeatureCell cell(DocumentPlace place) {
        place.object("fate", "takenForLost", "note", "source");
        FeatureFate fate = place.at("fate").oneOf(List.of(FeatureFate.values()));
        boolean takenForLost = place.at("takenForLost").flag();
        if (takenForLost && fate != FeatureFate.UNKNOWN) {
            place.at("takenForLost").fault("is only for a fate that is unknown");
        }
        return new FeatureCell(
                fate,
                takenForLost,
                place.at("note").optionalText().orElse(null),
                source(place, fate == FeatureFate.UNKNOWN));
    }

    private FeatureException exception(DocumentPlace place) {
        place.object("condition", "kind", "features", "note", "source");
        return new FeatureException(
                place.at("condition").oneOf(List.of(VmCondition.values())),
                place.at("kind").oneOf(KINDS),
                place.at("features").each(Feature.vector(), false, ProfilesReader::cell),
                place.at("note").text(),
                place.at("source").text());
    }

    private static @Nullable String source(DocumentPlace place, boolean unknown) {
        DocumentPlace source = place.at("source");
        return unknown ? source.optionalText().orElse(null) : source.text();
    }
}
