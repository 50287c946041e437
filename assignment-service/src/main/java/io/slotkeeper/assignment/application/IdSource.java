package io.slotkeeper.assignment.application;

import java.util.UUID;

/** New ids, ordered by time. */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
