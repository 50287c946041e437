package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.SourceName;
import org.jspecify.annotations.Nullable;

/**
 * A report as it comes.
 *
 * @param source null for the format's own
 * @param generation null for the next one
 */
public record IncomingReport(
        HostId host, ReportFormat format, @Nullable SourceName source, @Nullable Long generation, String text) {
    SourceName sourceOrDefault() {
        return source == null ? new SourceName(format.defaultSource()) : source;
    }
}
