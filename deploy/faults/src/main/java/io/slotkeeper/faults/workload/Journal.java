package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The history of a run as JSON lines: what clients asked and were answered, what was done to the product and when. Times
 * are milliseconds since the beginning of the run, by a clock that never jumps.
 */
public final class Journal implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();

    private final long begun = System.nanoTime();
    private final BufferedWriter out;
    private final AtomicLong operations = new AtomicLong();
    private final Map<Outcome, AtomicLong> outcomes = new EnumMap<>(Outcome.class);
    private final ConcurrentLinkedQueue<Observation> observations = new ConcurrentLinkedQueue<>();

    public Journal(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new AtomicLong());
        }
    }

    /** What a client knows of what it asked for. */
    public enum Outcome {
        /** It was done. */
        OK,
        /** It was refused. */
        FAIL,
        /** Nobody answered, or not to the point: it may have been done. */
        UNKNOWN
    }

    /**
     * One answer as it came.
     *
     * @param status 0 where there was none
     */
    public record Observation(
            String action, String service, long invoked, long answered, int status, boolean retryAfter, String code) {}

    /** Milliseconds since the beginning. */
    public long now() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** A number for an operation that begins. */
    public long nextOperation() {
        return operations.incrementAndGet();
    }

    public long operations() {
        return operations.get();
    }

    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, new AtomicLong()).get();
    }

    /** A line that is yet to be filled and written. */
    public ObjectNode line(String kind, String phase) {
        return JSON.createObjectNode().put("t", now()).put("kind", kind).put("phase", phase);
    }

    public void write(ObjectNode line) {
        synchronized (out) {
            try {
                out.write(line.toString());
                out.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("the history cannot be written", e);
            }
        }
    }

    void count(Outcome outcome, Observation observation) {
        outcomes.getOrDefault(outcome, new AtomicLong()).incrementAndGet();
        observations.add(observation);
    }

    /** The answers to what was asked after {@code from} and answered before {@code until}. */
    public List<Observation> between(long from, long until) {
        return observations.stream()
                .filter(seen -> seen.invoked() > from && seen.answered() < until)
                .toList();
    }

    /** Writes everything to the file. */
    public void flush() throws IOException {
        synchronized (out) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (out) {
            out.close();
        }
    }
}
