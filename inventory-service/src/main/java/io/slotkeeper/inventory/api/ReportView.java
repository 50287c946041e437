package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.Receipt;
import org.jspecify.annotations.Nullable;

/** What a report has done; bridges are counted too, and {@code functions} is the total that is known now. */
public record ReportView(
        String host,
        String source,
        long generation,
        long revision,
        int functions,
        int discovered,
        int changed,
        int lost,
        int returned,
        Receipt.@Nullable Ignored ignored) {
    static ReportView of(Receipt receipt) {
        return new ReportView(
                receipt.host().value(),
                receipt.source().value(),
                receipt.generation(),
                receipt.revision(),
                receipt.functions(),
                receipt.discovered(),
                receipt.changed(),
                receipt.lost(),
                receipt.returned(),
                receipt.ignored());
    }
}
