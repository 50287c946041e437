package io.slotkeeper.policy.domain.support;

/** Vendor and device id, lower-case hex: under these a list is looked up. */
public record Chip(String vendor, String device) {}
