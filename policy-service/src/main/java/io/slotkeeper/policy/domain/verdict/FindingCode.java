package io.slotkeeper.policy.domain.verdict;

import static io.slotkeeper.policy.domain.verdict.Severity.CONSENT;
import static io.slotkeeper.policy.domain.verdict.Severity.DENY;
import static io.slotkeeper.policy.domain.verdict.Severity.INFO;
import static io.slotkeeper.policy.domain.verdict.Severity.WARN;

/**
 * Every code that a rule can find, with its default severity; {@code codes/finding-codes.json} says what each means. A
 * site may change the severity by {@link #key()}; the two of {@code known-function} stay, as there is nothing to weigh
 * about a device that nobody has seen, and {@code custom-rule} weighs what its rule says.
 */
public enum FindingCode {
    HOST_UNKNOWN("known-function", "host-unknown", DENY),
    FUNCTION_UNKNOWN("known-function", "function-unknown", DENY),
    HOST_RETIRED("known-function", "host-retired", DENY),
    LISTED_CERTIFIED("support-list", "listed-certified", INFO),
    LISTED_EXPERIMENTAL("support-list", "listed-experimental", WARN),
    SAME_CHIP_OTHER_BOARD("support-list", "same-chip-other-board", WARN),
    UNLISTED("support-list", "unlisted", CONSENT),
    BANNED("support-list", "banned", DENY),
    LIST_STALE("support-list", "list-stale", WARN),
    NO_HOST_DRIVER("support-list", "no-host-driver", INFO),
    COMPANION("slot-context", "companion", INFO),
    COMPANION_ACTIVE("slot-context", "companion-active", CONSENT),
    REQUESTED_ACTIVE("slot-context", "requested-active", WARN),
    GROUP_HELD("slot-context", "group-held", DENY),
    BRIDGE_NOT_ASSIGNABLE("slot-context", "bridge-not-assignable", DENY),
    FEATURE_LOST("mobility-loss", "feature-lost", CONSENT),
    FEATURE_LOST_UNUSED("mobility-loss", "feature-lost", "feature-lost.unused", WARN),
    FEATURE_LOSS_UNKNOWN("mobility-loss", "feature-loss-unknown", WARN),
    LIMIT_EXCEEDED("vm-device-limit", "limit-exceeded", DENY),
    LIMIT_DISPUTED("vm-device-limit", "limit-disputed", WARN),
    LIMIT_UNKNOWN("vm-device-limit", "limit-unknown", WARN),
    VM_PINNED_ELSEWHERE("vm-device-limit", "vm-pinned-elsewhere", DENY),
    HOST_CRITICAL("host-critical", "host-critical", DENY),
    HOST_CRITICAL_UNKNOWN("host-critical", "host-critical-unknown", WARN),
    FUNCTION_HELD("exclusive-use", "function-held", DENY),
    HELD_OUTSIDE("exclusive-use", "held-outside", DENY),
    VIRTUAL_FUNCTIONS("exclusive-use", "virtual-functions", DENY),
    PHYSICAL_FUNCTION_HELD("exclusive-use", "physical-function-held", DENY),
    FUNCTION_LOST("exclusive-use", "function-lost", DENY),
    IOMMU_OFF("platform-readiness", "iommu-off", DENY),
    NOT_CAPABLE("platform-readiness", "not-capable", DENY),
    REBOOT_NEEDED("platform-readiness", "reboot-needed", WARN),
    MEMORY_RESERVATION("platform-readiness", "memory-reservation", WARN),
    NO_RESET_METHOD("platform-readiness", "no-reset-method", WARN),
    HARDWARE_TOO_OLD("platform-readiness", "hardware-too-old", DENY),
    MMIO_SIZE("platform-readiness", "mmio-size", WARN),
    READINESS_UNKNOWN("platform-readiness", "readiness-unknown", WARN),
    CUSTOM_RULE("custom", "custom-rule", WARN),
    CUSTOM_RULE_UNKNOWN("custom", "custom-rule-unknown", WARN),
    CUSTOM_RULE_FAILED("custom", "custom-rule-failed", WARN);

    private final String rule;
    private final String wire;
    private final String key;
    private final Severity defaultSeverity;

    FindingCode(String rule, String wire, Severity defaultSeverity) {
        this(rule, wire, wire, defaultSeverity);
    }

    FindingCode(String rule, String wire, String key, Severity defaultSeverity) {
        this.rule = rule;
        this.wire = wire;
        this.key = key;
        this.defaultSeverity = defaultSeverity;
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

    /** Whether a site may weigh each feature by itself, by {@code key.feature}. */
    public boolean byFeature() {
        return rule.equals("mobility-loss");
    }

    public boolean configurable() {
        return this != HOST_UNKNOWN && this != FUNCTION_UNKNOWN && this != CUSTOM_RULE;
    }
}
