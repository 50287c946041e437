package io.slotkeeper.inventory.domain;

import java.time.Instant;

/** A value with who said it first and since when. */
record Said<T>(T value, SourceName source, Instant since) {}
