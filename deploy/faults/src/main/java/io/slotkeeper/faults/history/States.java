package io.slotkeeper.faults.history;

import java.util.Set;

/** What the names of an assignment's states mean to the checker; {@code FAILED} holds whatever was held before it. */
public final class States {
    /** Nothing follows. */
    public static final Set<String> ENDED = Set.of("DENIED", "RELEASED", "CANCELLED", "EXPIRED");

    /** Functions are held. */
    public static final Set<String> HOLDING = Set.of(
            "OFFERED",
            "AWAITING_CONSENT",
            "AWAITING_APPROVAL",
            "CLAIMED",
            "PREPARING",
            "ATTACHING",
            "ATTACHED",
            "DRIFTED",
            "RELEASING",
            "SANITISING");

    /** A person is waited for, or nobody is. */
    public static final Set<String> AT_REST =
            Set.of("AWAITING_CONSENT", "AWAITING_APPROVAL", "OFFERED", "QUEUED", "ATTACHED", "DRIFTED", "FAILED");

    /** An order is at a hypervisor. */
    public static final Set<String> WITH_ORDER = Set.of("PREPARING", "ATTACHING", "RELEASING");

    private States() {}
}
