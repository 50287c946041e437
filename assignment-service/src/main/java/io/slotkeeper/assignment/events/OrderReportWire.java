package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.OrderOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report about an order from a connector or an agent. */
record OrderReportWire(UUID order, OrderOutcome outcome, @Nullable String detail, @Nullable String reporter) {}
