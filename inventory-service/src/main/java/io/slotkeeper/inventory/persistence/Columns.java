package io.slotkeeper.inventory.persistence;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows as one array for each column, for statements that take them by {@code unnest}. */
final class Columns {
    private Columns() {}

    static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = column.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    static <R> Long[] numbers(List<R> rows, Function<R, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }
}
