package io.slotkeeper.policy.domain.custom;

import java.util.List;

/** What came of asking a condition. */
public sealed interface Answer {

    /** It holds or it does not. */
    record Known(boolean holds) implements Answer {}

    /** It depends on facts that nobody observed. */
    record Unknown(List<Fact> facts) implements Answer {
        public Unknown {
            facts = facts.stream().sorted().distinct().toList();
        }
    }

    /** It could not be worked out, such as for a division by zero or for what it costs. */
    record Failed(String reason) implements Answer {}
}
