package io.slotkeeper.faults;

import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The four services once more, on empty databases: they read all topics from their beginning, publish nothing, and what
 * they then know must be what the others know.
 */
final class Rebuilt {
    private static final String PREFIX = "rebuilt-";
    private static final long LIMIT_NANOS = 180_000_000_000L;
    private static final int LOOK_MILLIS = 500;

    private static final Map<String, List<String>> CHANNELS = Map.of(
            "inventory", List.of("inventory-reports", "assignment-assignments"),
            "policy", List.of("inventory-hosts", "inventory-vms", "assignment-assignments", "assignment-events"),
            "assignment",
                    List.of("inventory-hosts", "policy-verdicts", "assignment-commands", "inventory-order-reports"),
            "notifier", List.of("assignment-events", "policy-verdicts"));

    private final Product product;
    private final Bed kept;

    Rebuilt(Product product, Bed kept) {
        this.product = product;
        this.kept = kept;
    }

    /** Rebuilds everything below {@code work} and writes the tables to {@code rebuilt/} in {@code into}. */
    void collect(Path work, Path into, Cleanup whole, Consumer<String> tell)
            throws IOException, InterruptedException, SQLException {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        CHANNELS.forEach((service, channels) -> {
            Map<String, String> own = new LinkedHashMap<>();
            own.put("slotkeeper.messaging.relay-enabled", "false");
            own.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "500");
            for (String channel : channels) {
                own.put("mp.messaging.incoming." + channel + ".group.id", PREFIX + service + "-" + channel);
            }
            settings.put(service, own);
        });
        Bed.Layout layout = new Bed.Layout(Map.of(), 0, kept.brokers(), settings, List.of(), 0, List.of());
        try (Bed bed = Bed.start(product, Files.createDirectories(work), layout, whole, tell)) {
            Rest rest = new Rest(kept, PREFIX);
            long limit = System.nanoTime() + LIMIT_NANOS;
            int still = 0;
            // at least one pause for groups that have not begun
            while (still < 3) {
                Thread.sleep(LOOK_MILLIS);
                List<String> unread = rest.unread();
                still = unread.isEmpty() ? still + 1 : 0;
                if (System.nanoTime() > limit) {
                    throw new IOException("the rebuilt services do not read to the end: " + unread);
                }
            }
            new Collected(bed, into).tables("rebuilt");
        }
    }
}
