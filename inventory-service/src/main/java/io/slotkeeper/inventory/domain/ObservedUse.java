package io.slotkeeper.inventory.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reported use by the host, with where it was read. */
public record ObservedUse(HostUseKind kind, @Nullable String detail, SourceName source, Instant observedAt) {}
