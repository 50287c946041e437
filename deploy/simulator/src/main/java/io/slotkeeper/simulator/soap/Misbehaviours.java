package io.slotkeeper.simulator.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong next, by method. Thread-safe. */
public final class Misbehaviours {
    private static final String ANY = "*";

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(String method, Misbehaviour kind, int left) {}

    /** The next calls of the method ({@code *}: of any method) go wrong; what was planned first happens first. */
    public synchronized void next(String method, int times, Misbehaviour kind) {
        if (times < 1) {
            throw new IllegalArgumentException("At least once, not " + times);
        }
        planned.add(new Planned(method, kind, times));
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** How many calls are still to go wrong. */
    public synchronized int left() {
        return planned.stream().mapToInt(Planned::left).sum();
    }

    synchronized Optional<Misbehaviour> take(String method) {
        for (int index = 0; index < planned.size(); index++) {
            Planned next = planned.get(index);
            if (next.method().equals(ANY) || next.method().equals(method)) {
                if (next.left() == 1) {
                    planned.remove(index);
                } else {
                    planned.set(index, new Planned(next.method(), next.kind(), next.left() - 1));
                }
                return Optional.of(next.kind());
            }
        }
        return Optional.empty();
    }
}
