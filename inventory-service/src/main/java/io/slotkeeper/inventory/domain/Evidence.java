package io.slotkeeper.inventory.domain;

import java.time.Instant;

/** Why functions were grouped: what was read, who said it and since when. */
public record Evidence(GroupKind kind, String field, String value, SourceName source, Instant observedAt) {}
