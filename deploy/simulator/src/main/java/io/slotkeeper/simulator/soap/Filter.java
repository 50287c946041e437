package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.ManagedObjects;
import io.slotkeeper.simulator.vim.PropertyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PropertyFilter: a selection, and fingerprints of what its client was told. Not values: a thousand hosts of which
 * nothing changes cost a few bytes each.
 */
final class Filter {
    private static final long UNSET = 0;

    private final Selection selection;
    private final Map<MoRef, Told> told = new LinkedHashMap<>();
    private Map<MoRef, Optional<Told>> before = new HashMap<>();
    private Map<MoRef, Optional<Told>> beforeLast = new HashMap<>();

    /**
     * @param at the fleet's version at which the object was looked at
     */
    private record Told(long at, Map<String, Long> fingerprints) {}

    Filter(Selection selection) {
        this.selection = selection;
    }

    /** The client starts anew. */
    void forget() {
        told.clear();
        before.clear();
        beforeLast.clear();
    }

    /** The client did not get the last answer. */
    void undo() {
        beforeLast.forEach((ref, old) -> old.ifPresentOrElse(value -> told.put(ref, value), () -> told.remove(ref)));
        beforeLast = new HashMap<>();
        before = new HashMap<>();
    }

    /** What was collected goes out as one answer. */
    void commit() {
        beforeLast = before;
        before = new HashMap<>();
    }

    /**
     * Adds what is new to the updates; true if there is more than fits.
     *
     * @throws Refused InvalidProperty; or ManagedObjectNotFound, if what it starts from is gone
     */
    boolean collect(Snapshot at, Selection.Finder finder, Privileges privileges, int most, List<ObjectUpdate> updates) {
        Set<MoRef> selected = new LinkedHashSet<>(objects(at, finder));
        List<MoRef> gone =
                told.keySet().stream().filter(ref -> !selected.contains(ref)).toList();
        for (MoRef ref : gone) {
            if (updates.size() >= most) {
                return true;
            }
            remember(ref, null);
            updates.add(new ObjectUpdate(ObjectUpdate.Kind.LEAVE, ref, Map.of(), Map.of()));
        }
        for (MoRef ref : selected) {
            Told last = told.get(ref);
            if (last != null && last.at() >= ManagedObjects.changedAt(at, ref)) {
                continue;
            }
            if (updates.size() >= most) {
                return true;
            }
            compare(ref, last, at, finder, privileges).ifPresent(updates::add);
        }
        return false;
    }

    /** A direct object that has been deleted leaves; only at the creation of a filter is that an error. */
    private List<MoRef> objects(Snapshot at, Selection.Finder finder) {
        List<Selection.Start> there = new ArrayList<>();
        for (Selection.Start start : selection.starts()) {
            if (finder.find(at, start.object()) != null) {
                there.add(start);
            }
        }
        return new Selection(selection.properties(), there).objects(at, finder);
    }

    private Optional<ObjectUpdate> compare(
            MoRef ref, @Nullable Told last, Snapshot at, Selection.Finder finder, Privileges privileges) {
        DataObject object = finder.find(at, ref);
        if (object == null) {
            return Optional.empty();
        }
        Map<String, Long> fingerprints = new HashMap<>();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        Map<String, Refused> missing = new LinkedHashMap<>();
        for (String path : selection.paths(ref, object)) {
            Optional<Refused> refused = privileges.missing(ref, path);
            if (refused.isPresent()) {
                missing.put(path, refused.get());
                continue;
            }
            Object value = PropertyPath.read(object, path);
            long fingerprint = value == null ? UNSET : Fingerprint.of(value);
            fingerprints.put(path, fingerprint);
            long lastTold = last == null ? UNSET : last.fingerprints().getOrDefault(path, UNSET);
            if (fingerprint != lastTold) {
                changes.put(path, value);
            }
        }
        remember(ref, new Told(at.version(), fingerprints));
        if (last != null && changes.isEmpty()) {
            return Optional.empty();
        }
        ObjectUpdate.Kind kind = last == null ? ObjectUpdate.Kind.ENTER : ObjectUpdate.Kind.MODIFY;
        return Optional.of(new ObjectUpdate(kind, ref, changes, missing));
    }

    private void remember(MoRef ref, @Nullable Told now) {
        Told old = now == null ? told.remove(ref) : told.put(ref, now);
        before.putIfAbsent(ref, Optional.ofNullable(old));
    }
}
