package io.slotkeeper.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.fault.Director;
import io.slotkeeper.faults.fault.Fault.Kind;
import io.slotkeeper.faults.fault.Fault.Lane;
import io.slotkeeper.faults.fault.Faults;
import io.slotkeeper.faults.fault.Notes;
import io.slotkeeper.faults.fault.Schedule;
import io.slotkeeper.faults.fault.Schedule.Planned;
import io.slotkeeper.faults.plant.Plant;
import io.slotkeeper.faults.workload.Journal;
import io.slotkeeper.faults.workload.Records;
import io.slotkeeper.faults.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * One run: everything is started once, the rounds follow each other, and in the end everything is brought to rest, read
 * and checked.
 */
final class Drill {
    private static final Duration REST_LIMIT = Duration.ofMinutes(5);
    private static final int AT_REST = 2;
    private static final int LOOK_MILLIS = 700;
    private static final int DISK_MIB = 900;
    private static final int DISK_MIB_PER_MINUTE = 120;

    private final Product product;
    private final Setup setup;
    private final Path directory;
    private final Cleanup cleanup;
    private final List<String> violations = new ArrayList<>();
    private final Notes notes = new Notes();

    /**
     * @param directory of this run, empty
     * @param cleanup closes everything that the run starts
     */
    Drill(Product product, Setup setup, Path directory, Cleanup cleanup) {
        this.product = product;
        this.setup = setup;
        this.directory = directory;
        this.cleanup = cleanup;
    }

    /** Workload and faults of one seed for a while. */
    record Round(long seed, Duration lasts) {}

    /**
     * What is drilled.
     *
     * @param only the kinds of faults; all of them where it is empty
     * @param without kinds of faults that are left out
     * @param brokers 1 or 3
     * @param smallDisks whether disks are filled too
     * @param rebuild whether the read models are compared with rebuilt ones
     * @param planted bugs of our own, for the checker to find
     */
    record Setup(
            List<Round> rounds,
            List<String> only,
            List<String> without,
            int brokers,
            boolean smallDisks,
            boolean rebuild,
            List<Plant> planted) {
        private List<Bed.Prepared> inTables() {
            List<Bed.Prepared> prepared = new ArrayList<>();
            for (Plant plant : planted) {
                if (plant.schema() != null && plant.sql() != null) {
                    prepared.add(new Bed.Prepared(plant.schema(), plant.sql()));
                }
            }
            return prepared;
        }

        private List<String> inCode() {
            return planted.stream()
                    .filter(Plant::isInCode)
                    .map(plant -> "bug-" + plant.name())
                    .toList();
        }
    }

    Summary run() throws IOException, InterruptedException, SQLException {
        Instant startedAt = Instant.now();
        Path work = Files.createDirectories(directory.resolve("work"));
        Journal journal = cleanup.add(new Journal(directory.resolve("history.jsonl")));
        try (Screen screen = Screen.open(journal)) {
            screen.phase("starting");
            Bed.Layout layout = new Bed.Layout(
                    Map.of("assignment", 2),
                    setup.brokers(),
                    null,
                    Map.of(),
                    setup.inTables(),
                    setup.smallDisks() ? diskMiB() : 0,
                    setup.inCode());
            Bed bed = Bed.start(product, work, layout, cleanup, screen::say);
            Records records = cleanup.add(new Records(bed.brokers().bootstrapServers()));
            SplittableGenerator seeds = Workload.random(setup.rounds().get(0).seed());
            Director director = cleanup.add(new Director(bed, journal, seeds.split(), screen::say));
            screen.watch(bed, director);
            List<Kind> kinds = kinds(Faults.of(bed, records, notes));
            Gauges gauges = Gauges.before(bed);
            List<Workload> workloads = new ArrayList<>();
            for (Round round : setup.rounds()) {
                workloads.add(round(round, kinds, bed, records, journal, director, screen));
            }
            boolean quiet = rest(bed, workloads, journal, screen);
            collect(bed, gauges, quiet, startedAt, work, journal, screen);
            violations.addAll(director.broken());
            return new Summary(
                    directory,
                    Duration.ofMillis(journal.now()),
                    journal.operations(),
                    journal.count(Journal.Outcome.OK),
                    journal.count(Journal.Outcome.FAIL),
                    journal.count(Journal.Outcome.UNKNOWN),
                    director.counts(),
                    List.copyOf(violations));
        }
    }

    /** What history, verdicts and rewritten topics of so long a run take, and some room. */
    private int diskMiB() {
        Duration all = setup.rounds().stream().map(Round::lasts).reduce(Duration.ZERO, Duration::plus);
        return DISK_MIB + Math.toIntExact(DISK_MIB_PER_MINUTE * all.toMinutes());
    }

    private List<Kind> kinds(List<Kind> all) {
        List<String> names = all.stream().map(Kind::name).toList();
        List<String> asked = new ArrayList<>(setup.only());
        asked.addAll(setup.without());
        asked.removeAll(names);
        if (!asked.isEmpty()) {
            throw new IllegalArgumentException(
                    "no such fault here: " + asked + "; there are " + String.join(", ", new TreeSet<>(names)));
        }
        return all.stream()
                .filter(kind -> setup.only().isEmpty() || setup.only().contains(kind.name()))
                .filter(kind -> !setup.without().contains(kind.name()))
                .toList();
    }

    /** @return whoever used the product in this round, for what they have left to do */
    private Workload round(
            Round round, List<Kind> kinds, Bed bed, Records records, Journal journal, Director director, Screen screen)
            throws IOException, InterruptedException {
        SplittableGenerator random = Workload.random(round.seed());
        journal.write(journal.line("round", "begin").put("seed", round.seed()));
        Workload workload =
                cleanup.add(new Workload("s" + Long.toString(round.seed(), 36), random.split(), bed, records, journal));
        screen.phase("seed " + round.seed() + ": registering the fleet");
        workload.introduce();
        screen.round("seed " + round.seed(), round.lasts());
        workload.start();
        Map<Lane, List<Planned>> schedules = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            schedules.put(lane, Schedule.of(lane, kinds, round.lasts(), random.split()));
        }
        director.start(schedules);
        Thread.sleep(round.lasts().toMillis());
        screen.phase("seed " + round.seed() + ": healing");
        director.stop();
        workload.stop();
        workload.broken().forEach(each -> violations.add("drill: " + each));
        for (String name : bed.heal()) {
            violations.add("health: " + name + " did not get ready by itself after the faults of seed " + round.seed());
        }
        return workload;
    }

    private boolean rest(Bed bed, List<Workload> workloads, Journal journal, Screen screen)
            throws InterruptedException {
        screen.phase("coming to rest");
        long begun = journal.now();
        Rest rest = new Rest(bed, "slotkeeper-");
        int still = 0;
        List<String> underWay = List.of();
        while (still < AT_REST) {
            for (Workload workload : workloads) {
                workload.drain();
            }
            underWay = rest.underWay();
            still = underWay.isEmpty() ? still + 1 : 0;
            if (journal.now() - begun > REST_LIMIT.toMillis()) {
                violations.add("I3 not at rest " + REST_LIMIT.toSeconds() + " s after the faults: "
                        + String.join(", ", underWay));
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        journal.write(journal.line("quiet", "reached").put("after", journal.now() - begun));
        screen.say("at rest after " + (journal.now() - begun) / 1000 + " s");
        return true;
    }

    private void collect(
            Bed bed, Gauges gauges, boolean quiet, Instant startedAt, Path work, Journal journal, Screen screen)
            throws IOException, InterruptedException, SQLException {
        screen.phase("reading everything");
        Path last = Files.createDirectories(directory.resolve("final"));
        Collected collected = new Collected(bed, last);
        collected.tables("tables");
        collected.topics();
        collected.http();
        collected.secrets();
        Collected.write(last.resolve("gauges.jsonl"), gauges.after(bed));
        journal.flush();
        ObjectNode run = Journal.JSON
                .createObjectNode()
                .put("deadlineSeconds", REST_LIMIT.toSeconds())
                .put("startedAt", startedAt.toString())
                .put("quiet", quiet);
        run.putArray("addressees").add("role:operator").add("role:admin");
        Files.writeString(directory.resolve("run.json"), run.toString());
        if (setup.rebuild() && quiet) {
            screen.phase("rebuilding the read models");
            bed.stopServices();
            new Rebuilt(product, bed).collect(work.resolve("rebuilt"), last, cleanup, screen::say);
        }
        screen.phase("checking");
        violations.addAll(Found.again(notes, last));
        violations.addAll(Checks.of(directory, bed.instances()));
    }
}
