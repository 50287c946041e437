package io.slotkeeper.policy.domain.verdict;

import static io.slotkeeper.policy.domain.verdict.Severity.CONSENT;
import static io.slotkeeper.policy.domain.verdict.Severity.DENY;
import static io.slotkeeper.policy.domain.verdict.Severity.INFO;
import static io.slotkeeper.policy.domain.verdict.Severity.WARN;

/**
 * Every code that a rule can find, with its default severity. A site may change the severity by {@link #key()}; the two
 * of {@code known-function} stay, as there is nothing to weigh about a device that nobody has seen.
 */
public enum FindingCode {
    HOST_UNKNOWN("known-function", "host-unknown", DENY, "No report of this host has arrived."),
    FUNCTION_UNKNOWN("known-function", "function-unknown", DENY, "The host has no function at this address."),
    HOST_RETIRED("known-function", "host-retired", DENY, "The host was taken out of service."),
    LISTED_CERTIFIED("support-list", "listed-certified", INFO, "The card is certified for this platform version."),
    LISTED_EXPERIMENTAL("support-list", "listed-experimental", WARN, "The card is experimentally supported."),
    SAME_CHIP_OTHER_BOARD(
            "support-list",
            "same-chip-other-board",
            WARN,
            "The chip is that of a listed card; whether the board is, the ids do not tell."),
    UNLISTED("support-list", "unlisted", CONSENT, "Not on the list: may work, nobody vouches for it."),
    BANNED("support-list", "banned", DENY, "The list rules this card out."),
    LIST_STALE("support-list", "list-stale", WARN, "Nobody has compared the list with its source for long."),
    NO_HOST_DRIVER(
            "support-list",
            "no-host-driver",
            INFO,
            "The host itself has no driver for it; passing it through is the way to use it."),
    COMPANION("slot-context", "companion", INFO, "Another function changes context together with a requested one."),
    COMPANION_ACTIVE(
            "slot-context", "companion-active", CONSENT, "The host uses a companion, but does not live on it."),
    REQUESTED_ACTIVE(
            "slot-context", "requested-active", WARN, "The host uses a requested function, but does not live on it."),
    GROUP_HELD("slot-context", "group-held", DENY, "Another VM holds a function that must stay with this one."),
    BRIDGE_NOT_ASSIGNABLE("slot-context", "bridge-not-assignable", DENY, "Bridges cannot be given to a VM."),
    FEATURE_LOST("mobility-loss", "feature-lost", CONSENT, "The VM loses features that it uses or may use."),
    FEATURE_LOST_UNUSED(
            "mobility-loss",
            "feature-lost",
            "feature-lost.unused",
            WARN,
            "The VM loses features, none of which it uses."),
    FEATURE_LOSS_UNKNOWN(
            "mobility-loss", "feature-loss-unknown", WARN, "No profile says what the VM loses on this platform."),
    LIMIT_EXCEEDED("vm-device-limit", "limit-exceeded", DENY, "The VM would have more functions than it may."),
    LIMIT_UNKNOWN("vm-device-limit", "limit-unknown", WARN, "No source says how many functions the VM may have."),
    VM_PINNED_ELSEWHERE("vm-device-limit", "vm-pinned-elsewhere", DENY, "The VM holds functions of another host."),
    HOST_CRITICAL("host-critical", "host-critical", DENY, "The host lives on it."),
    HOST_CRITICAL_UNKNOWN(
            "host-critical", "host-critical-unknown", WARN, "The host has not reported all that it lives on."),
    FUNCTION_HELD("exclusive-use", "function-held", DENY, "Somebody holds it already."),
    HELD_OUTSIDE("exclusive-use", "held-outside", DENY, "It was seen on a VM to which Slotkeeper did not give it."),
    VIRTUAL_FUNCTIONS(
            "exclusive-use",
            "virtual-functions",
            DENY,
            "It has virtual functions, which others may hold and which end when it is given away."),
    FUNCTION_LOST("exclusive-use", "function-lost", DENY, "It was missing in the host's last report."),
    IOMMU_OFF("platform-readiness", "iommu-off", DENY, "The host's IOMMU is switched off."),
    NOT_CAPABLE("platform-readiness", "not-capable", DENY, "The hypervisor says that it cannot be passed through."),
    REBOOT_NEEDED("platform-readiness", "reboot-needed", WARN, "The host must restart, or may have to."),
    MEMORY_RESERVATION("platform-readiness", "memory-reservation", WARN, "The VM's memory is not fully reserved."),
    READINESS_UNKNOWN("platform-readiness", "readiness-unknown", WARN, "Something that decides was not observed.");

    private final String rule;
    private final String wire;
    private final String key;
    private final Severity defaultSeverity;
    private final String says;

    FindingCode(String rule, String wire, Severity defaultSeverity, String says) {
        this(rule, wire, wire, defaultSeverity, says);
    }

    FindingCode(String rule, String wire, String key, Severity defaultSeverity, String says) {
        this.rule = rule;
        this.wire = wire;
        this.key = key;
        this.defaultSeverity = defaultSeverity;
        this.says = says;
    }

    public String rule() {
        return rule;
    }

    /** The stable code that others see. */
    public String wire() {
        return wire;
    }

    /** The name in a site's configuration; it differs from the code where one code has two defaults. */
    public String key() {
        return key;
    }

    public Severity defaultSeverity() {
        return defaultSeverity;
    }

    public String says() {
        return says;
    }

    public boolean configurable() {
        return this != HOST_UNKNOWN && this != FUNCTION_UNKNOWN;
    }
}
