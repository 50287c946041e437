package io.slotkeeper.launcher.door;

import java.util.Map;

/**
 * The coarse state that anyone may read: {@code UP}, {@code DEGRADED} or {@code STARTING}, UP or DOWN for the
 * database, and UP, DOWN or DIVERGED per service.
 */
public record SuiteStatus(String status, String database, Map<String, String> services, String version) {}
