package io.slotkeeper.policy.api;

import static java.util.stream.Collectors.joining;

import io.slotkeeper.policy.domain.support.EntryText;
import io.slotkeeper.policy.domain.support.ListEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a support list as a table, in the order in which they are written. */
@SuppressWarnings("ImmutableEnumChecker") // each function is a method reference
enum EntryColumns {
    ID("id", true, ListEntry::id),
    TIER("tier", true, ListEntry::tier),
    NAME("name", true, ListEntry::name),
    VENDOR("vendor", true, entry -> entry.pattern().vendor()),
    DEVICE("device", true, entry -> entry.pattern().device()),
    SUBVENDOR("subvendor", false, entry -> entry.pattern().subvendor()),
    SUBDEVICE("subdevice", false, entry -> entry.pattern().subdevice()),
    EXCEPT_SUBVENDOR("exceptSubvendor", false, entry -> entry.pattern().exceptSubvendor()),
    REVISION("revision", false, entry -> entry.pattern().revision()),
    CLASS_ID("classId", false, entry -> entry.pattern().classId()),
    PLATFORMS("platforms", true, entry -> entry.platforms().stream()
            .map(Enum::name)
            .collect(joining(" "))),
    FROM("from", false, entry -> entry.versions().from()),
    BEFORE("before", false, entry -> entry.versions().before()),
    NOTE("note", false, ListEntry::note),
    SOURCE("source", false, ListEntry::source),
    DATE("date", false, ListEntry::date),
    LAST_CHECKED("lastChecked", false, ListEntry::lastChecked),
    EXPIRES("expires", false, ListEntry::expires),
    GUIDE("guide", false, ListEntry::guide);

    private final String title;
    private final boolean required;
    private final Function<ListEntry, @Nullable Object> value;

    EntryColumns(String title, boolean required, Function<ListEntry, @Nullable Object> value) {
        this.title = title;
        this.required = required;
        this.value = value;
    }

    String title() {
        return title;
    }

    /** Whether a header must name it. */
    boolean required() {
        return required;
    }

    /** What an entry has in this column; empty for nothing. */
    String of(ListEntry entry) {
        return Objects.toString(value.apply(entry), "");
    }

    static Optional<EntryColumns> titled(String text) {
        return Arrays.stream(values())
                .filter(column -> column.title.equalsIgnoreCase(text))
                .findFirst();
    }

    static EntryText text(Map<EntryColumns, String> cells) {
        String platforms = cells.getOrDefault(PLATFORMS, "").strip();
        return new EntryText(
                cells.get(ID),
                cells.get(TIER),
                cells.get(NAME),
                cells.get(VENDOR),
                cells.get(DEVICE),
                cells.get(SUBVENDOR),
                cells.get(SUBDEVICE),
                cells.get(EXCEPT_SUBVENDOR),
                cells.get(REVISION),
                cells.get(CLASS_ID),
                platforms.isEmpty() ? List.of() : List.of(platforms.split("[\\s,;|]+", 0)),
                cells.get(FROM),
                cells.get(BEFORE),
                cells.get(NOTE),
                cells.get(SOURCE),
                cells.get(DATE),
                cells.get(LAST_CHECKED),
                cells.get(EXPIRES),
                cells.get(GUIDE));
    }
}
