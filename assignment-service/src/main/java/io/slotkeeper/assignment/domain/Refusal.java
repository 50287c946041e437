package io.slotkeeper.assignment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a request ended {@code DENIED}: the code of the first reason and, where someone holds it, who, since and until when. */
public record Refusal(String code, @Nullable String holder, @Nullable Instant since, @Nullable Instant until) {

    /** A refusal that nobody's hold is the reason of. */
    public static Refusal of(String code) {
        return new Refusal(code, null, null, null);
    }
}
