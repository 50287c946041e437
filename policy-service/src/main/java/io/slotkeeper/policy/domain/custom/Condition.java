package io.slotkeeper.policy.domain.custom;

import java.util.List;
import java.util.Set;

/** A checked expression. Pure: the same situations get the same answers. It never throws for what an expression does. */
public interface Condition {

    /** The facts that it names, whether or not it comes to look at them. */
    Set<Fact> reads();

    /** One answer for each situation of one request, in their order; what all of them cost together is limited. */
    List<Answer> answers(List<Situation> situations);

    /** The condition of an expression that this release does not understand any more. */
    static Condition broken(String reason) {
        return new Condition() {
            @Override
            public Set<Fact> reads() {
                return Set.of();
            }

            @Override
            public List<Answer> answers(List<Situation> situations) {
                return situations.stream()
                        .map(situation -> (Answer) new Answer.Failed(reason))
                        .toList();
            }
        };
    }
}
