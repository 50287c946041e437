package io.slotkeeper.policy.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is what to give as {@code after} for the following one, null on the last. */
record ListView<T>(List<T> items, @Nullable String next) {

    ListView {
        items = List.copyOf(items);
    }
}
