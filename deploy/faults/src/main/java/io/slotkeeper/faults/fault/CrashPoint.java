package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A service ends at once, like by SIGKILL, at a named point in its code. */
final class CrashPoint implements Fault {
    private static final List<String> POINTS = List.of(
            "after-commit-before-send",
            "after-send-before-delete",
            "after-apply-before-offset-commit",
            "in-transaction");

    private static final List<String> POINTS_OF_ASSIGNMENT =
            List.of("between-hold-and-commit", "between-release-and-commit", "after-accept-before-answer");

    private final Bed bed;
    private final Instance victim;
    private final Path file;

    CrashPoint(Bed bed, RandomGenerator random) {
        this.bed = bed;
        this.victim = Victims.any(bed, random);
        List<String> points = new ArrayList<>(POINTS);
        if (victim.service().equals("assignment")) {
            points.addAll(POINTS_OF_ASSIGNMENT);
        }
        this.file = victim.crashPoints().resolve(points.get(random.nextInt(points.size())));
    }

    @Override
    public String begin() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return victim.name() + " " + file.getFileName();
    }

    @Override
    public void end() throws Exception {
        Files.deleteIfExists(file);
        Victims.awaitReady(bed, victim);
    }
}
