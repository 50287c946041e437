package io.slotkeeper.bench;

import io.slotkeeper.bench.VerdictClient.Run;
import io.slotkeeper.bench.VerdictClient.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** All ways in turns, so that what else the machine does meets them alike; ratios are within a round. */
final class VerdictRounds {
    private final VerdictClient client;
    private final List<Way> ways;
    private final int clients;
    private final Map<Way, List<Run>> runs = new HashMap<>();

    /** @param ways the first is what the others are divided by */
    VerdictRounds(VerdictClient client, List<Way> ways, int clients) {
        this.client = client;
        this.ways = ways;
        this.clients = clients;
        ways.forEach(way -> runs.put(way, new ArrayList<>()));
    }

    VerdictRounds run(int rounds, ToIntFunction<Way> requests) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                runs(way).add(client.run(way, requests.applyAsInt(way), clients));
            }
        }
        return this;
    }

    void rows(Table table, int devices) {
        for (Way way : ways) {
            Latencies all = Latencies.of(
                    runs(way).stream().flatMap(run -> run.nanos().stream()).toList());
            double perSecond =
                    Samples.median(runs(way).stream().map(Run::perSecond).toList());
            table.row(
                    Integer.toString(devices),
                    Integer.toString(clients),
                    way.name(),
                    text("%.2f", all.percentile(0.5)),
                    text("%.2f", all.percentile(0.9)),
                    text("%.2f", all.percentile(0.99)),
                    text("%.0f", perSecond),
                    text("%.0f", perSecond * way.verdicts()),
                    ratio("%.2f", ratios(way, run -> Latencies.of(run.nanos()).percentile(0.5))),
                    ratio("%.3f", ratios(way, Run::perSecond)));
        }
    }

    private interface Figure {
        double of(Run run);
    }

    private List<Double> ratios(Way way, Figure figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < runs(way).size(); round++) {
            ratios.add(figure.of(runs(way).get(round))
                    / figure.of(runs(ways.get(0)).get(round)));
        }
        return ratios;
    }

    /** The median, and between which values it lies. */
    private static String ratio(String format, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return text(format, Samples.median(sorted)) + " (" + text(format, sorted.get(0)) + " to "
                + text(format, sorted.get(sorted.size() - 1)) + ")";
    }

    private List<Run> runs(Way way) {
        return runs.getOrDefault(way, List.of());
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
