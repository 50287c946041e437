package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.custom.Fact;

/** A fact that a custom rule may look at. */
record FactView(String name, String type, String says) {

    static FactView of(Fact fact) {
        return new FactView(fact.dotted(), fact.type().cel(), fact.says());
    }
}
