package io.slotkeeper.inventory.application;

import org.jspecify.annotations.Nullable;

/** On whose behalf something happens. */
public record Origin(String actor, String project, @Nullable String correlationId) {}
