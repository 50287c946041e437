package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.fault.Fault.Kind;
import io.slotkeeper.faults.fault.Fault.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Which faults follow each other in one lane, drawn from the seed before anything runs: every kind once in random order,
 * then again, until the time is full.
 */
public final class Schedule {
    private static final int PAUSE_MIN_MILLIS = 1500;
    private static final int PAUSE_MAX_MILLIS = 4000;

    private Schedule() {}

    /**
     * One fault of the schedule.
     *
     * @param afterMillis how long after the end of the one before
     * @param lastsMillis from when it is done to when it is undone
     * @param random what else there is to draw
     */
    public record Planned(Kind kind, int afterMillis, int lastsMillis, RandomGenerator random) {}

    /** The faults of a lane for that time; the last one may be cut short. */
    public static List<Planned> of(Lane lane, List<Kind> kinds, Duration time, SplittableGenerator random) {
        List<Kind> mine = kinds.stream().filter(kind -> kind.lane() == lane).toList();
        List<Planned> planned = new ArrayList<>();
        List<Kind> next = new ArrayList<>();
        long millis = 0;
        while (!mine.isEmpty() && millis < time.toMillis()) {
            if (next.isEmpty()) {
                next.addAll(mine);
                Collections.shuffle(next, new Random(random.nextLong()));
            }
            Kind kind = next.remove(0);
            int after = random.nextInt(PAUSE_MIN_MILLIS, PAUSE_MAX_MILLIS);
            // a fault takes at most a quarter of a short drill
            int longest = (int) Math.max(kind.minMillis(), Math.min(kind.maxMillis(), time.toMillis() / 4));
            int lasts = kind.minMillis() + random.nextInt(longest - kind.minMillis() + 1);
            planned.add(new Planned(kind, after, lasts, random.split()));
            millis += after + lasts;
        }
        return planned;
    }
}
