package io.slotkeeper.policy.domain.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A draft on top of another version than the one that it was begun from. What only one side changed is taken from that
 * side; what both changed, each in its own way, is a conflict, and the preferred side's word stands.
 *
 * @param list the result, as the version after the one in force
 * @param about null where what the list says about itself is no conflict
 */
public record Rebase(SupportList list, List<Conflict> conflicts, @Nullable AboutConflict about) {

    /** Whose word stands where both sides changed the same. */
    public enum Prefer {
        DRAFT,
        IN_FORCE
    }

    /** An entry that both sides changed; null is an entry that is not there. */
    public record Conflict(
            String entry, @Nullable ListEntry base, @Nullable ListEntry draft, @Nullable ListEntry inForce) {

        /** The entry's id alone, for logs. */
        @Override
        public String toString() {
            return entry;
        }
    }

    /** What both sides changed of what the list says about itself. */
    public record AboutConflict(SupportList.About base, SupportList.About draft, SupportList.About inForce) {}

    public static Rebase of(SupportList base, SupportList draft, SupportList inForce, Prefer prefer) {
        Map<String, ListEntry> then = ListDiff.byId(base);
        Map<String, ListEntry> mine = ListDiff.byId(draft);
        Map<String, ListEntry> theirs = ListDiff.byId(inForce);
        TreeSet<String> ids = new TreeSet<>(then.keySet());
        ids.addAll(mine.keySet());
        ids.addAll(theirs.keySet());
        List<ListEntry> merged = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (String id : ids) {
            Conflict sides = new Conflict(id, then.get(id), mine.get(id), theirs.get(id));
            if (conflict(sides.base(), sides.draft(), sides.inForce())) {
                conflicts.add(sides);
            }
            ListEntry entry = choose(sides.base(), sides.draft(), sides.inForce(), prefer);
            if (entry != null) {
                merged.add(entry);
            }
        }
        AboutConflict sides = new AboutConflict(base.about(), draft.about(), inForce.about());
        SupportList.About about = Objects.requireNonNull(choose(sides.base(), sides.draft(), sides.inForce(), prefer));
        return new Rebase(
                SupportList.of(inForce.version() + 1, about, merged),
                List.copyOf(conflicts),
                conflict(sides.base(), sides.draft(), sides.inForce()) ? sides : null);
    }

    public boolean clean() {
        return conflicts.isEmpty() && about == null;
    }

    private static <T> boolean conflict(@Nullable T base, @Nullable T draft, @Nullable T inForce) {
        return !Objects.equals(draft, inForce) && !Objects.equals(draft, base) && !Objects.equals(inForce, base);
    }

    private static <T> @Nullable T choose(@Nullable T base, @Nullable T draft, @Nullable T inForce, Prefer prefer) {
        if (conflict(base, draft, inForce)) {
            return prefer == Prefer.DRAFT ? draft : inForce;
        }
        return Objects.equals(draft, base) ? inForce : draft;
    }
}
