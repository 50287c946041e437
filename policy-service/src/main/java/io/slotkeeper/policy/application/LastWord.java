package io.slotkeeper.policy.application;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch of changes comes to: these keys are forgotten first, then these states are kept where they are newer than
 * what is known. It leaves the same behind as the changes one after the other.
 *
 * @param newest one state per key: the newest of those that no tombstone followed
 */
public record LastWord<S>(Set<String> gone, List<S> newest) {

    public static <S> LastWord<S> of(List<Change<S>> changes) {
        Set<String> gone = new LinkedHashSet<>();
        Map<String, Change.Seen<S>> newest = new LinkedHashMap<>();
        for (Change<S> change : changes) {
            if (change instanceof Change.Seen<S> seen) {
                newest.merge(seen.key(), seen, (one, other) -> other.revision() > one.revision() ? other : one);
            } else {
                gone.add(change.key());
                newest.remove(change.key());
            }
        }
        return new LastWord<>(
                gone, newest.values().stream().map(Change.Seen::state).toList());
    }
}
