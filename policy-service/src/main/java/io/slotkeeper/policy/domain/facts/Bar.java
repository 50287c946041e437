package io.slotkeeper.policy.domain.facts;

/**
 * A memory region of a function (base address register).
 *
 * @param wide whether it may lie above 4 GiB (64 bit)
 */
public record Bar(int index, long bytes, boolean prefetchable, boolean wide) {}
