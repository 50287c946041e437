package io.slotkeeper.policy.domain.platform;

/** The oldest virtual hardware version that takes such a device. */
public record HardwareFloor(int version, String source) {}
