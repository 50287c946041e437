package io.slotkeeper.assignment.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One finding of a verdict as policy words it; severities that this service does not know are kept and change nothing. */
public record Finding(
        String rule,
        String code,
        String severity,
        String subject,
        String message,
        @Nullable String remedy,
        Map<String, Object> parameters,
        String by) {

    public boolean denies() {
        return severity.equals("DENY");
    }

    public boolean needsConsent() {
        return severity.equals("CONSENT");
    }

    public boolean needsApproval() {
        return severity.equals("APPROVAL");
    }
}
