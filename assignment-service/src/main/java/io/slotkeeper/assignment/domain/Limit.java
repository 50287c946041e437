package io.slotkeeper.assignment.domain;

import org.jspecify.annotations.Nullable;

/** How many functions the virtual machine may hold ({@code max}, null when unknown) and where that was read. */
public record Limit(
        @Nullable Integer max,
        @Nullable Integer held,
        @Nullable Integer requested,
        @Nullable String source,
        @Nullable String profile,
        @Nullable Integer profileVersion,
        @Nullable String note) {}
