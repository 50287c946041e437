package io.slotkeeper.inventory.domain;

import java.time.Instant;

/** A statement and the first time that its source made it as it stands. */
public record Stamped<T>(T value, Instant since) {}
