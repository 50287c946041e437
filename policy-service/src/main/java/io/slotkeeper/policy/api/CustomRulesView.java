package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.custom.RuleSet;
import java.util.List;

/** A version of all custom rules, by name; version 0 is that of before the first one. */
record CustomRulesView(int version, List<CustomRuleView> items) {

    static CustomRulesView of(RuleSet set) {
        return new CustomRulesView(
                set.version(), set.rules().stream().map(CustomRuleView::of).toList());
    }
}
