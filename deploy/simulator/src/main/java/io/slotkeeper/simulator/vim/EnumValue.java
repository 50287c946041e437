package io.slotkeeper.simulator.vim;

/** A constant of an enumeration of the API. */
public record EnumValue(String type, String value) {}
