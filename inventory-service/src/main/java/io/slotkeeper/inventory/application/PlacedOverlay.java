package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.ContextOverlay;

/** The context that an order of a project's assignment brought about on a host. */
public record PlacedOverlay(String host, String project, ContextOverlay overlay) {}
