package io.slotkeeper.launcher.door;

import java.util.Map;

/** The coarse state that anyone may read: {@code UP}, {@code DEGRADED} or {@code STARTING}, and UP or DOWN per service. */
public record SuiteStatus(String status, Map<String, String> services, String version) {}
