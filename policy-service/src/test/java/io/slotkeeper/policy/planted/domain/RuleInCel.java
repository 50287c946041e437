package io.slotkeeper.policy.planted.domain;

import dev.cel.common.types.SimpleType;

/** A violation on purpose: a rule that knows the language that rules are written in. */
final class RuleInCel {

    String type() {
        return SimpleType.BOOL.name();
    }
}
