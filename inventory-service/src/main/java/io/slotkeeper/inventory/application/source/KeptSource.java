package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.Source;

/** A source as it is kept, with what is remembered of how it does. */
public record KeptSource(Source source, Remembered remembered) {}
