package io.slotkeeper.assignment.domain;

/** The life of an order: it leaves {@code PENDING} once and never changes again. */
public enum OrderState {
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELLED
}
