package io.slotkeeper.bench;

import io.slotkeeper.simulator.Simulator;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what readings of a vCenter write in which nothing happens. */
final class Unchanged {
    private static final int POLL_SECONDS = 10;
    private static final int LOOK_MILLIS = 200;
    private static final Duration SIGN_LIMIT = Duration.ofMinutes(2);
    private static final double MIB = 1024 * 1024;

    private final Bed bed;
    private final Simulator vcenter;
    private final String source;
    private final int hosts;

    Unchanged(Bed bed, Simulator vcenter, String source, int hosts) {
        this.bed = bed;
        this.vcenter = vcenter;
        this.source = source;
        this.hosts = hosts;
    }

    /**
     * Sets the source up otherwise, which has everything read anew, and then lets it be polled.
     *
     * @param polls how often the source is to be read completely
     */
    List<Promise> count(boolean watch, int polls) throws IOException, SQLException, InterruptedException {
        String mode = watch ? "watched" : "polled";
        Bed.Mark before = bed.quiet();
        bed.read(source, vcenter.url(), hosts, POLL_SECONDS, watch);
        Bed.Mark begun = bed.quiet();
        Written anew = bed.between(before, begun);
        double heap = bed.service().liveHeapBytes() / MIB;
        Map<String, Long> calls = vcenter.calls();
        // a watched source shows another sign of life before each complete reading, when nothing has happened in time
        awaitSigns(watch ? 2 * polls : polls);
        Written written = bed.between(begun, bed.quiet());
        Map<String, Long> called = since(calls);
        return List.of(
                new Promise(
                        "%s, all %d hosts read anew: only the source's own row is written".formatted(mode, hosts),
                        Set.of("source").containsAll(anew.rows().keySet()) && anew.publishedNothing(),
                        anew.toString()),
                new Promise(
                        "%s, read %d times without a change: nothing is written and nothing is published"
                                .formatted(mode, polls),
                        written.isNothing() && called.containsKey("RetrievePropertiesEx"),
                        "%s; live heap %.1f MiB, then %.1f MiB; SOAP calls %s"
                                .formatted(written, heap, bed.service().liveHeapBytes() / MIB, called)));
    }

    /** Each time that the source answers and all is taken, the moment of its last sync moves. */
    private void awaitSigns(int signs) throws IOException, InterruptedException {
        String last = lastSync();
        for (int seen = 0; seen < signs; seen++) {
            long limit = System.nanoTime() + SIGN_LIMIT.toNanos();
            String now = last;
            while (now.equals(last)) {
                if (System.nanoTime() > limit) {
                    throw new IOException("the source shows no sign of life: " + bed.status(source));
                }
                Thread.sleep(LOOK_MILLIS);
                now = lastSync();
            }
            last = now;
        }
    }

    private String lastSync() throws IOException, InterruptedException {
        bed.service().check();
        return bed.status(source).path("lastSyncAt").asText();
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> called = new TreeMap<>(vcenter.calls());
        called.replaceAll((method, count) -> count - before.getOrDefault(method, 0L));
        called.values().removeIf(count -> count == 0);
        return called;
    }
}
