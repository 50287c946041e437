package io.slotkeeper.policy.domain.support;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries for tests, written as {@code id=a tier=BANNED subvendor=8086}; what is not said is that of an 82598 on ESX. */
public final class Entries {

    private Entries() {}

    public static ListEntry entry(String written) {
        Reading reading = EntryReader.read(text(written));
        if (reading instanceof Reading.Understood understood) {
            return understood.entry();
        }
        throw new AssertionError(written + ": " + reading);
    }

    public static SupportList list(int version, String... written) {
        SupportList.About about = new SupportList.About("test", "a test", null, null, LocalDate.parse("2026-11-22"));
        return SupportList.of(
                version, about, Arrays.stream(written).map(Entries::entry).toList());
    }

    static EntryText text(String written) {
        Map<String, String> is = new HashMap<>(Map.of(
                "id",
                "one",
                "tier",
                "EXPERIMENTAL",
                "name",
                "a card",
                "vendor",
                "8086",
                "device",
                "10c6",
                "platforms",
                "ESX"));
        if (!written.isBlank()) {
            Arrays.stream(written.strip().split("\\s+"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> is.put(pair[0], pair[1]));
        }
        String platforms = is.get("platforms");
        return new EntryText(
                is.get("id"),
                is.get("tier"),
                is.get("name"),
                is.get("vendor"),
                is.get("device"),
                is.get("subvendor"),
                is.get("subdevice"),
                is.get("exceptSubvendor"),
                is.get("revision"),
                is.get("classId"),
                platforms.isEmpty() ? List.of() : List.of(platforms.split(",")),
                is.get("from"),
                is.get("before"),
                is.get("note"),
                is.get("source"),
                is.get("date"),
                is.get("lastChecked"),
                is.get("expires"),
                is.get("guide"));
    }
}
