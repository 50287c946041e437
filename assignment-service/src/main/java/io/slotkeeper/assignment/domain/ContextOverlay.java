package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A context that a confirmed order brought about. The greatest sequence per function wins; void once the host was seen
 * to change that function's context at a later revision than {@code hostRevision}.
 */
public record ContextOverlay(
        UUID assignment, Address address, Context context, long hostRevision, long sequence, Instant confirmedAt) {}
