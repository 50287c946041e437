package io.slotkeeper.policy.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is what to give as {@code after} for the following one, null on the last. */
record ListView<T>(List<T> items, @Nullable String next) {

    ListView {
        items = List.copyOf(items);
    }

    /** A page of {@code limit} out of what was found, which is one more where there is a next page. */
    static <T> ListView<T> page(List<T> found, int limit, Function<T, Object> key) {
        List<T> page = found.stream().limit(limit).toList();
        return new ListView<>(page, found.size() > limit ? String.valueOf(key.apply(page.get(limit - 1))) : null);
    }
}
