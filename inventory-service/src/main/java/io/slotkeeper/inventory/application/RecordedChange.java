package io.slotkeeper.inventory.application;

import java.time.Instant;

/**
 * An event in the history.
 *
 * @param position its place in the history; of two about one host the later one has the greater
 * @param at when it was published, by the database's clock
 */
public record RecordedChange(long position, Instant at, PublishedChange change) {}
