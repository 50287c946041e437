package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.HostId;
import org.jspecify.annotations.Nullable;

/** A function of some host, with who holds it in Slotkeeper; null when nobody does. */
public record Device(HostId host, EffectiveFunction function, @Nullable Hold heldBy) {}
