package io.slotkeeper.policy.application;

/** A verdict and where it stands in the order of age. */
public record IssuedVerdict(Place place, StoredVerdict verdict) {}
