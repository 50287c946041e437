package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Notification;

/** A notification and where it stands in the order of age. */
public record Stored(Place place, Notification notification) {}
