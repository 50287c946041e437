package io.slotkeeper.notifier.api;

/** How many changes have just been marked as read. */
public record MarkedView(int marked) {}
