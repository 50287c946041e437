package io.slotkeeper.inventory.domain;

import java.time.Instant;

/** The virtual machine that was seen to have a function, with where that was read. */
public record ObservedHolder(VmId vm, SourceName source, Instant observedAt) {}
