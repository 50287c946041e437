package io.slotkeeper.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** First syncs of growing sizes, as text. */
final class SyncReport {
    private static final double KIB_PER_MIB = 1024;

    private final List<Sync> syncs;

    /** @param syncs at least one, the smallest first */
    SyncReport(List<Sync> syncs) {
        this.syncs = List.copyOf(syncs);
    }

    @Override
    public String toString() {
        return String.join(
                "\n\n",
                "First sync, from the PUT of the source to OK with all hosts\n" + times(),
                chart(),
                "What it left\n" + left(),
                growth());
    }

    private Table times() {
        Table table = new Table(
                "hosts", "s", "hosts/s", "published s", "floor: read s", "floor: write s", "times the floors");
        for (Sync sync : syncs) {
            table.row(
                    Integer.toString(sync.hosts()),
                    text("%.1f", sync.seconds()),
                    text("%.1f", sync.hostsPerSecond()),
                    text("%.1f", sync.publishedSeconds()),
                    text("%.2f", sync.readFloorSeconds()),
                    text("%.2f", sync.writeFloorSeconds()),
                    text("%.1f", sync.toFloors()));
        }
        return table;
    }

    private Table left() {
        Table table = new Table(
                "hosts",
                "rows",
                "transactions",
                "events",
                "MiB of events",
                "live heap before MiB",
                "after MiB",
                "KiB a host",
                "peak RSS MiB");
        for (Sync sync : syncs) {
            table.row(
                    Integer.toString(sync.hosts()),
                    Long.toString(sync.written().allRows()),
                    Long.toString(sync.written().transactions()),
                    Long.toString(sync.written().events()),
                    text("%.1f", sync.eventMib()),
                    text("%.1f", sync.heapBeforeMib()),
                    text("%.1f", sync.heapMib()),
                    text("%.1f", sync.heapGrowthMib() * KIB_PER_MIB / sync.hosts()),
                    text("%.0f", sync.peakMib()));
        }
        return table;
    }

    private String chart() {
        return Chart.of(syncs.stream()
                .map(sync -> new Chart.Bar(
                        sync.hosts() + " hosts",
                        sync.seconds(),
                        text("%.1f s", sync.seconds())
                                + text(", %.1f ms a host", sync.seconds() * 1000 / sync.hosts())))
                .toList());
    }

    private String growth() {
        Sync first = syncs.get(0);
        Sync last = syncs.get(syncs.size() - 1);
        return "Per host at %d hosts, divided by the same at %d:\n  %s\n  %s\n  %s\n  %s"
                .formatted(
                        last.hosts(),
                        first.hosts(),
                        "time                 " + growth(Sync::seconds),
                        "time of the floors   " + growth(sync -> sync.readFloorSeconds() + sync.writeFloorSeconds()),
                        "rows                 " + growth(sync -> sync.written().allRows()),
                        "growth of live heap  " + growth(Sync::heapGrowthMib));
    }

    private String growth(ToDoubleFunction<Sync> cost) {
        Sync first = syncs.get(0);
        Sync last = syncs.get(syncs.size() - 1);
        double least = cost.applyAsDouble(first);
        return least <= 0
                ? "too small to compare"
                : Growth.of(first.hosts(), least, last.hosts(), cost.applyAsDouble(last))
                        .toString();
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
