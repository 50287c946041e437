package io.slotkeeper.policy.domain.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between an older and a newer content of a list, in the order of vendor, device and id.
 *
 * @param about null where the lists say the same about themselves
 */
public record ListDiff(
        List<ListEntry> added, List<ListEntry> removed, List<Changed> changed, @Nullable AboutChanged about) {

    /** An entry that says something else than before. */
    public record Changed(String id, ListEntry old, ListEntry now) {}

    /** What the list says about itself, before and now. */
    public record AboutChanged(SupportList.About old, SupportList.About now) {}

    public static ListDiff between(SupportList old, SupportList now) {
        Map<String, ListEntry> before = byId(old);
        Map<String, ListEntry> after = byId(now);
        List<ListEntry> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (ListEntry entry : now.entries()) {
            ListEntry was = before.get(entry.id());
            if (was == null) {
                added.add(entry);
            } else if (!was.equals(entry)) {
                changed.add(new Changed(entry.id(), was, entry));
            }
        }
        List<ListEntry> removed = old.entries().stream()
                .filter(entry -> !after.containsKey(entry.id()))
                .toList();
        AboutChanged about = old.about().equals(now.about()) ? null : new AboutChanged(old.about(), now.about());
        return new ListDiff(added, removed, changed, about);
    }

    static Map<String, ListEntry> byId(SupportList list) {
        return list.entries().stream().collect(Collectors.toMap(ListEntry::id, Function.identity()));
    }
}
