package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.GuideLink;
import io.slotkeeper.policy.domain.platform.PlatformVersion;
import io.slotkeeper.policy.domain.platform.VersionRange;
import io.slotkeeper.policy.domain.support.Fault.Code;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an entry of what somebody wrote, and says everything that is wrong with it. Ids are hex with or without
 * {@code 0x}, 1 to 4 digits, and become 4 lower-case digits; a revision has 1 or 2 digits and becomes 2.
 */
public final class EntryReader {

    private static final Set<Platform> PLATFORMS = EnumSet.of(Platform.ESX, Platform.ESXI, Platform.KVM);
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final String NOTHING = "";

    private final Faults faults = new Faults();

    private EntryReader() {}

    public static Reading read(EntryText text) {
        return new EntryReader().reading(text);
    }

    private Reading reading(EntryText text) {
        ListEntry entry = new ListEntry(
                id(text.id()),
                tier(text.tier()),
                required("name", faults.line("name", text.name(), Faults.SHORT)),
                new Pattern(
                        required("vendor", hex("vendor", text.vendor(), 4)),
                        required("device", hex("device", text.device(), 4)),
                        hex("subvendor", text.subvendor(), 4),
                        subdevice(text),
                        hex("exceptSubvendor", text.exceptSubvendor(), 4),
                        hex("revision", text.revision(), 2),
                        classId(text.classId())),
                platforms(text.platforms()),
                versions(text),
                faults.line("note", text.note(), Faults.LONG),
                faults.line("source", text.source(), Faults.SHORT),
                date("date", text.date()),
                date("lastChecked", text.lastChecked()),
                date("expires", text.expires()),
                guide(text.guide()));
        return faults.found().isEmpty() ? new Reading.Understood(entry) : new Reading.Refused(faults.found());
    }

    private String id(@Nullable String text) {
        String id = required("id", faults.line("id", text, Faults.SHORT));
        if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9._-]{0,62}")) {
            faults.add(
                    Code.BAD_ID,
                    "id has up to 63 of a-z, 0-9, dot, dash and underscore and begins with a letter or digit.");
        }
        return id;
    }

    private Tier tier(@Nullable String text) {
        String name = required("tier", faults.line("tier", text, Faults.SHORT));
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Tier.values())
                .filter(tier -> tier.name().equals(constant))
                .findFirst()
                .orElseGet(() -> {
                    if (!name.isEmpty()) {
                        faults.add(Code.BAD_TIER, "tier is one of " + Arrays.toString(Tier.values()) + ".");
                    }
                    return Tier.NEAR;
                });
    }

    private @Nullable String subdevice(EntryText text) {
        String subdevice = hex("subdevice", text.subdevice(), 4);
        if (subdevice != null && Faults.blank(text.subvendor())) {
            faults.add(
                    Code.SUBDEVICE_WITHOUT_SUBVENDOR,
                    "subdevice means something only together with the subvendor that gave it.");
        }
        return subdevice;
    }

    private @Nullable String hex(String field, @Nullable String text, int digits) {
        String written = faults.line(field, text, Faults.SHORT);
        if (written == null) {
            return null;
        }
        String hex = written.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (!hex.matches("[0-9a-f]{1," + digits + "}")) {
            faults.add(Code.BAD_HEX, field + " is 1 to " + digits + " hexadecimal digits, such as 10c6 or 0x10c6.");
            return NOTHING;
        }
        return "0".repeat(digits - hex.length()) + hex;
    }

    private @Nullable String classId(@Nullable String text) {
        String written = faults.line("classId", text, Faults.SHORT);
        if (written == null) {
            return null;
        }
        String hex = written.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (!hex.matches("([0-9a-f]{2}){1,3}")) {
            faults.add(Code.BAD_HEX, "classId is 2, 4 or 6 hexadecimal digits, such as 02 or 0200.");
        }
        return hex;
    }

    private List<Platform> platforms(List<String> names) {
        Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        for (String name : names) {
            PLATFORMS.stream()
                    .filter(platform -> platform.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            platforms::add,
                            () -> faults.add(Code.BAD_PLATFORM, "platforms are some of " + PLATFORMS + "."));
        }
        if (names.isEmpty()) {
            faults.add(Code.MISSING_VALUE, "platforms must be given: some of " + PLATFORMS + ".");
        }
        return List.copyOf(platforms);
    }

    private VersionRange versions(EntryText text) {
        String from = version("from", text.from());
        String before = version("before", text.before());
        if (from != null
                && before != null
                && PlatformVersion.parse(from)
                                .orElseThrow()
                                .compareTo(PlatformVersion.parse(before).orElseThrow())
                        >= 0) {
            faults.add(Code.EMPTY_VERSION_RANGE, "no version is from " + from + " and before " + before + ".");
        }
        return new VersionRange(from, before);
    }

    private @Nullable String version(String field, @Nullable String text) {
        String version = faults.line(field, text, Faults.SHORT);
        if (version != null && PlatformVersion.parse(version).isEmpty()) {
            faults.add(Code.BAD_VERSION, field + " is a version, such as 4.0 or 8.0 U2.");
            return null;
        }
        return version;
    }

    private @Nullable LocalDate date(String field, @Nullable String text) {
        String written = faults.line(field, text, Faults.SHORT);
        if (written == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(written);
            if (!date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY)) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // told below, like a day that is out of bounds
        }
        faults.add(Code.BAD_DATE, field + " is a day, such as 2026-11-23.");
        return null;
    }

    private @Nullable String guide(@Nullable String text) {
        String guide = faults.line("guide", text, Faults.LONG);
        if (guide != null && !GuideLink.sound(guide)) {
            faults.add(
                    Code.BAD_GUIDE,
                    "guide is an http or https link; in braces it may have vendor, device, subvendor and subdevice.");
        }
        return guide;
    }

    private String required(String field, @Nullable String value) {
        if (value == null) {
            faults.add(Code.MISSING_VALUE, field + " must be given.");
            return NOTHING;
        }
        return value;
    }
}
