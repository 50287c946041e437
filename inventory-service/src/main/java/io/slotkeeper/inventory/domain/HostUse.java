package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** A source says that the host itself uses a function. */
public record HostUse(PciAddress address, HostUseKind kind, @Nullable String detail) {}
