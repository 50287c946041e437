package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Refusal;

/** What became of a report. */
public sealed interface ReportOutcome {
    /** It was applied, or passed over because it is stale. */
    record Taken(Receipt receipt) implements ReportOutcome {}

    /** Nobody registered the host. */
    record UnknownHost(HostId host) implements ReportOutcome {}

    /** It is not the format that it claims to be. */
    record NotTheFormat(String reason) implements ReportOutcome {}

    /** Something in it is wrong, so nothing of it was taken. */
    record Bad(Reading.Unreadable where) implements ReportOutcome {}

    /** It is well-formed, but the host does not take it. */
    record Refused(Refusal refusal) implements ReportOutcome {}
}
