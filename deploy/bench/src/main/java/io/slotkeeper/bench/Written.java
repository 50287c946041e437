package io.slotkeeper.bench;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was written between two moments at which nothing was under way.
 *
 * @param transactions that wrote something, in the whole of PostgreSQL
 * @param rows by table, without those of the outbox, which are gone
 * @param outbox rows that were put into the outbox
 * @param events records in Kafka, in all topics of the product
 */
record Written(long transactions, Map<String, Long> rows, long outbox, long events) {
    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isNothing() {
        return transactions == 0 && rows.isEmpty() && publishedNothing();
    }

    boolean publishedNothing() {
        return outbox == 0 && events == 0;
    }

    /** Such as {@code 2 transactions, 3 rows (host 1, vm 2), 1 outbox row, 1 event}. */
    @Override
    public String toString() {
        String tables = rows.entrySet().stream()
                .map(table -> table.getKey() + " " + table.getValue())
                .collect(Collectors.joining(", "));
        return "%s, %s%s, %s, %s"
                .formatted(
                        counted(transactions, "transaction"),
                        counted(allRows(), "row"),
                        tables.isEmpty() ? "" : " (" + tables + ")",
                        counted(outbox, "outbox row"),
                        counted(events, "event"));
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
