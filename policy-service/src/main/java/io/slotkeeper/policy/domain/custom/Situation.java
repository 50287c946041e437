package io.slotkeeper.policy.domain.custom;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression looks at: the facts of a request and one of its functions.
 *
 * @param companions addresses of the functions that would change context along with the requested ones
 * @param device the function in question; null for a rule that looks at no function, which is asked once per request
 */
public record Situation(Facts facts, List<String> companions, @Nullable PciFunction device) {
    public Situation {
        companions = List.copyOf(companions);
    }
}
