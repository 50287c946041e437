package io.slotkeeper.notifier.domain;

import java.util.UUID;

/** One change told to one addressee; there is at most one for each (assignment, revision, occasion, addressee). */
public record Notification(UUID id, Addressee addressee, StateChange change) {}
