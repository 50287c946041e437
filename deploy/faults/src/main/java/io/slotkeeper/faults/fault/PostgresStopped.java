package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.workload.Journal.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL ends without a checkpoint and is started again. Meanwhile every answer is an honest "not now". */
final class PostgresStopped implements Fault {
    private static final int UNAVAILABLE = 503;

    private final Bed bed;

    PostgresStopped(Bed bed) {
        this.bed = bed;
    }

    @Override
    public String begin() throws IOException {
        bed.postgres().stopImmediately();
        return "postgres";
    }

    @Override
    public void end() throws IOException, InterruptedException {
        bed.bringPostgresBack();
    }

    @Override
    public List<String> notKept(List<Observation> seen) {
        return broken(seen);
    }

    static List<String> broken(List<Observation> seen) {
        List<String> broken = new ArrayList<>(dishonest(seen));
        for (Observation each : seen) {
            if (each.status() / 100 == 2) {
                broken.add("%s was answered %d without a database".formatted(each.action(), each.status()));
            }
        }
        return broken;
    }

    /** Answers that hide that it is not the caller's fault, and do not say when to ask again. */
    static List<String> dishonest(List<Observation> seen) {
        List<String> broken = new ArrayList<>();
        for (Observation each : seen) {
            if (each.status() >= 500 && each.status() != UNAVAILABLE) {
                broken.add("%s was answered %d instead of 503".formatted(each.action(), each.status()));
            } else if (each.status() == UNAVAILABLE && !each.retryAfter()) {
                broken.add("%s was answered 503 without Retry-After".formatted(each.action()));
            }
        }
        return broken;
    }
}
