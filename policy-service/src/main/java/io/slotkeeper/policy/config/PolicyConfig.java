package io.slotkeeper.policy.config;

import io.slotkeeper.policy.domain.verdict.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How a site tunes policy. */
@ConfigMapping(prefix = "slotkeeper.policy")
public interface PolicyConfig {

    /**
     * Severities that differ from the defaults, by code: {@code slotkeeper.policy.severities."unlisted"=DENY}; for single
     * features {@code slotkeeper.policy.severities."feature-lost.vmotion"=APPROVAL}.
     */
    Map<String, Severity> severities();

    /** How long an assignment's question waits for a host, revision or function that policy has not seen. */
    @WithDefault("5S")
    Duration questionGrace();

    /** How long a dry run waits for the host revision that it names. */
    @WithDefault("5S")
    Duration evaluationWait();

    /** How long a trial of a custom rule on the fleet takes at most; what was looked at until then is told. */
    @WithDefault("10S")
    Duration ruleTrialBudget();

    /** The age at which a support list that nobody compared with its source counts as stale. */
    @WithDefault("P400D")
    Duration supportListStaleAfter();

    /**
     * How long after a publication its effect is looked at once more: for what was judged by the version before and is
     * heard of only then.
     */
    @WithDefault("2M")
    Duration supportListSecondLook();
}
