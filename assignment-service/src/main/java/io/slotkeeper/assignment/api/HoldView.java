package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Hold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is held, tentatively until {@code until} or as a claim. */
public record HoldView(String kind, List<String> groupMembers, Instant since, @Nullable Instant until) {
    static @Nullable HoldView of(@Nullable Hold hold) {
        return hold == null
                ? null
                : new HoldView(
                        hold.until() == null ? "CLAIM" : "TENTATIVE",
                        hold.members().stream().map(Address::value).toList(),
                        hold.since(),
                        hold.until());
    }
}
