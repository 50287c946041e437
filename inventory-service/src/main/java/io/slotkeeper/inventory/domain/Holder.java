package io.slotkeeper.inventory.domain;

/** A source says that a virtual machine has a function. */
public record Holder(PciAddress address, VmId vm) {}
