package io.slotkeeper.policy.domain.facts;

import java.time.Instant;

/** The last time that a VM gave a function back through Slotkeeper: older sightings on that VM are history. */
public record Release(String address, String vm, Instant at) {}
