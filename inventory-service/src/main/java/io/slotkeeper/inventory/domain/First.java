package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** The first of two answers that says something. */
final class First {
    private First() {}

    static <T> @Nullable T of(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
