package io.slotkeeper.faults.history;

/** A number of a process before all faults and after them, such as open files; {@code allowed} is the most it may be after. */
public record Gauge(String process, String name, double before, double after, double allowed) {}
