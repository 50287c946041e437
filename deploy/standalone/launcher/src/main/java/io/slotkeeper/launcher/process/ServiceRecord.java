package io.slotkeeper.launcher.process;

/** A child as {@link RunRecord} keeps it: its port, its process, and the jar by which the process is recognised. */
public record ServiceRecord(int port, long pid, String jar) {}
