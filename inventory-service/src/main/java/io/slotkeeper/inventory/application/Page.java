package io.slotkeeper.inventory.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list; {@code next} is where the following part begins, null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {}
