package io.slotkeeper.inventory.application;

import org.jspecify.annotations.Nullable;

/**
 * What assignment-service says of one assignment.
 *
 * @param project null where it does not say, as when the assignment is forgotten
 * @param hold null where the assignment holds nothing
 */
public record HoldNews(String assignment, long revision, @Nullable String project, @Nullable Hold hold) {}
