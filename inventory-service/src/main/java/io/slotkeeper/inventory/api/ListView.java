package io.slotkeeper.inventory.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} goes into {@code ?after=}, null at the end. */
public record ListView<T>(List<T> items, @Nullable String next) {
    /** Cuts what was read one beyond the limit, to know whether there is more. */
    static <S, T> ListView<T> of(List<S> read, int limit, Function<S, T> view, Function<S, String> place) {
        boolean more = read.size() > limit;
        List<S> page = more ? read.subList(0, limit) : read;
        return new ListView<>(page.stream().map(view).toList(), more ? place.apply(page.get(limit - 1)) : null);
    }
}
