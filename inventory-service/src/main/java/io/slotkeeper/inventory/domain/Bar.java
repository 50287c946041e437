package io.slotkeeper.inventory.domain;

/**
 * A memory region of a function (base address register).
 *
 * @param index 0 to 5
 * @param bits 32 or 64: how wide its address may be
 */
public record Bar(int index, long bytes, boolean prefetchable, int bits) {
    public static final int INDEX_MAX = 5;
}
