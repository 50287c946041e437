package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.List;

/** One named question to the facts. Pure: the same facts find the same, and nothing is changed. */
public interface Rule {

    String name();

    List<Remark> evaluate(Facts facts);
}
