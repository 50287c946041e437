package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for what a property collector reports of its filters. Servers before API 4.1 are asked again and again. */
final class CollectorWatch implements VimSession.Watch {
    /** Between two questions of which the first was answered with nothing, and too early. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SoapConnection connection;
    private final ManagedObject service;
    private final Collector collector;
    private final Limits limits;
    private final Map<ManagedObject, String> typeOfFilter = new HashMap<>();
    private final List<ManagedObject> views = new ArrayList<>();
    private String version = "";

    private CollectorWatch(SoapConnection connection, ManagedObject service, Collector collector, Limits limits) {
        this.connection = connection;
        this.service = service;
        this.collector = collector;
        this.limits = limits;
    }

    static CollectorWatch begin(
            SoapConnection connection,
            ManagedObject service,
            Collector collector,
            Limits limits,
            List<PropertySet> what)
            throws VimException {
        CollectorWatch watch = new CollectorWatch(connection, service, collector, limits);
        for (PropertySet wanted : what) {
            ManagedObject view = collector.createView(wanted.type());
            watch.views.add(view);
            watch.typeOfFilter.put(collector.createFilter(wanted, view), wanted.type());
        }
        return watch;
    }

    void end() {
        typeOfFilter.keySet().forEach(collector::destroyFilter);
        views.forEach(collector::destroyView);
    }

    @Override
    public boolean next(Duration atMost, Consumer<ObjectUpdate> each) throws VimException {
        long end = System.nanoTime() + atMost.toNanos();
        Duration left = atMost;
        do {
            if (takeAll(left, each)) {
                return true;
            }
            // a server may wait for less than it was asked to
            pause(until(end));
            left = until(end);
        } while (!left.isZero());
        return false;
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(end - System.nanoTime(), 0));
    }

    /** One wait, and all truncated parts of its answer. */
    private boolean takeAll(Duration atMost, Consumer<ObjectUpdate> each) throws VimException {
        Round round = take(atMost, each);
        boolean happened = round.objects > 0;
        for (int rounds = 1; round.truncated; rounds++) {
            if (rounds > limits.rounds()) {
                throw AnswerReader.unexpected("truncated updates without end");
            }
            round = take(Duration.ZERO, each);
            happened |= round.objects > 0;
        }
        return happened;
    }

    private Round take(Duration atMost, Consumer<ObjectUpdate> each) throws VimException {
        VimValue known = VimValue.ofText("version", version);
        Round round = new Round(each);
        if (collector.classic()) {
            connection.ask(service, "CheckForUpdates", List.of(known), round::read);
        } else {
            long seconds = atMost.plusMillis(999).toSeconds();
            VimValue options = VimValue.ofMembers(
                    "options",
                    VimValue.ofText("maxWaitSeconds", String.valueOf(seconds)),
                    VimValue.ofText("maxObjectUpdates", String.valueOf(limits.updates())));
            connection.await(
                    service, "WaitForUpdatesEx", List.of(known, options), Duration.ofSeconds(seconds), round::read);
        }
        if (round.version != null) {
            version = round.version;
        }
        return round;
    }

    private static void pause(Duration left) throws VimException {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(left.toNanos(), PAUSE.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VimException(Kind.UNREACHABLE, "interrupted while waiting for updates", null, e);
        }
    }

    /** One answer: nothing, or a set of updates up to a version. */
    private final class Round {
        private final Consumer<ObjectUpdate> each;
        private int objects;
        private boolean truncated;
        private @Nullable String version;

        Round(Consumer<ObjectUpdate> each) {
            this.each = each;
        }

        Round read(AnswerReader answer) throws VimException {
            if (answer.child()) {
                readSet(answer);
                if (version == null) {
                    throw AnswerReader.unexpected("updates without a version");
                }
            }
            return this;
        }

        private void readSet(AnswerReader answer) throws VimException {
            while (answer.child()) {
                switch (answer.name()) {
                    case "version" -> version = answer.text();
                    case "truncated" -> truncated = answer.flag();
                    case "filterSet" -> readFilter(answer);
                    default -> answer.skip();
                }
            }
        }

        private void readFilter(AnswerReader answer) throws VimException {
            List<String> unknown = List.of();
            while (answer.child()) {
                switch (answer.name()) {
                    case "filter" -> unknown = collector.unknownOf(typeOfFilter.getOrDefault(answer.reference(), ""));
                    case "objectSet" -> {
                        objects++;
                        each.accept(Updates.watched(answer.value(), unknown));
                    }
                    default -> answer.skip();
                }
            }
        }
    }
}
