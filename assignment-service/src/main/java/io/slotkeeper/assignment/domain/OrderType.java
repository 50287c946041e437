package io.slotkeeper.assignment.domain;

/** What a hypervisor or its operator can be told to do. */
public enum OrderType {
    /** Take functions from the host into the passthrough context. */
    ENABLE,
    /** Restart the host so that a change of context takes effect. */
    REBOOT,
    /** Give functions to the virtual machine. */
    ATTACH,
    /** Take functions from the virtual machine. */
    DETACH,
    /** Give functions back to the host. */
    DISABLE;

    /** How long a report may take: a restart waits for a maintenance window. */
    public TimeLimit limit() {
        return switch (this) {
            case REBOOT -> TimeLimit.MAINTENANCE;
            case ENABLE, ATTACH, DETACH, DISABLE -> TimeLimit.ORDER;
        };
    }

    /** Whether the order takes part in changing the context of a whole context group. */
    public boolean changesContext() {
        return switch (this) {
            case ENABLE, REBOOT, DISABLE -> true;
            case ATTACH, DETACH -> false;
        };
    }
}
