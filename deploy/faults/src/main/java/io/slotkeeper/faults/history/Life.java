package io.slotkeeper.faults.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of an assignment, revision by revision: from the history in the database, and from the topic what is not
 * there any more.
 *
 * @param functions what was asked for
 * @param members every function that was held with them
 */
public record Life(
        UUID id,
        String project,
        String host,
        String vm,
        String requester,
        Set<String> functions,
        Set<String> members,
        SortedMap<Integer, Step> steps) {

    /**
     * One fact.
     *
     * @param holds whether functions are held after it
     * @param from where it was read, for evidence
     */
    public record Step(
            int revision,
            String eventId,
            @Nullable String fact,
            String state,
            @Nullable String previousState,
            @Nullable String actor,
            int attempt,
            List<Wire.Finding> findings,
            Instant at,
            boolean holds,
            String from) {
        public boolean changesState() {
            return !state.equals(previousState);
        }

        @Override
        public String toString() {
            return "r" + revision + " " + (fact == null ? "" : fact + " ") + previousState + " -> " + state + " at "
                    + at + " (" + from + ")";
        }
    }

    /** A time in which functions were held without a pause; {@code end} is null while they still are. */
    public record Span(Life life, Step first, @Nullable Instant end) {
        public Instant start() {
            return first.at();
        }

        /** Whether both last at some moment. Touching ends are no overlap. */
        public boolean overlaps(Span other) {
            return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
        }

        private boolean startsBeforeEndOf(Span other) {
            return other.end == null || start().isBefore(other.end);
        }

        @Override
        public String toString() {
            return life.id() + " of " + life.vm() + " from " + start() + " to " + (end == null ? "now" : end);
        }
    }

    public Step last() {
        return Objects.requireNonNull(steps.get(steps.lastKey()));
    }

    public Collection<Step> all() {
        return steps.values();
    }

    public boolean ended() {
        return States.ENDED.contains(last().state());
    }

    /** The times in which it held its members. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Step first = null;
        for (Step step : all()) {
            if (step.holds() && first == null) {
                first = step;
            } else if (!step.holds() && first != null) {
                spans.add(new Span(this, first, step.at()));
                first = null;
            }
        }
        if (first != null) {
            spans.add(new Span(this, first, null));
        }
        return spans;
    }

    /** What it held: what was asked for and the members of holder groups. */
    public Set<String> held() {
        Set<String> held = new TreeSet<>(functions);
        held.addAll(members);
        return held;
    }

    /** Its steps as lines of evidence. */
    public List<String> lines() {
        return all().stream().map(Step::toString).toList();
    }
}
