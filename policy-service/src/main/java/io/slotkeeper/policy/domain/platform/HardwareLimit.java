package io.slotkeeper.policy.domain.platform;

/** The maximum for VMs of this virtual hardware version and newer, up to the next row. */
public record HardwareLimit(int fromHardware, int max) {}
