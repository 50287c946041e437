package io.slotkeeper.policy.application.custom;

import io.slotkeeper.policy.domain.custom.CustomRule;
import io.slotkeeper.policy.domain.custom.RuleFault;
import java.util.List;

/** What came of a command on a custom rule. */
public sealed interface RuleOutcome {

    /** The rule as it is now, or as it was before it was deleted; nothing new is no failure. */
    record Done(CustomRule rule) implements RuleOutcome {}

    /** The text is no rule. */
    record Unsound(List<RuleFault> faults) implements RuleOutcome {}

    /** There is no rule of that name. */
    record RuleUnknown() implements RuleOutcome {}

    /** The rule is at another revision than the one that was seen. */
    record OtherRevision(int revision) implements RuleOutcome {}

    /** The rule is switched on, and what is switched on is not rewritten. */
    record SwitchedOn() implements RuleOutcome {}

    /** There are as many rules as there may be. */
    record TooManyRules() implements RuleOutcome {}
}
