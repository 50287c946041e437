package io.slotkeeper.launcher.door;

import java.util.Map;

/**
 * The coarse state that anyone may read: {@code UP}, {@code DEGRADED} or {@code STARTING}, and UP or DOWN for the
 * database and per service.
 */
public record SuiteStatus(String status, String database, Map<String, String> services, String version) {}
