package io.slotkeeper.policy.domain.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function is made of, as far as it matters for giving it away; null is what nobody reported.
 *
 * @param resetMethod such as {@code FUNCTION} or {@code BRIDGE}; {@code NONE} where there is none
 */
public record DeviceTraits(@Nullable String resetMethod, @Nullable List<Bar> bars) {

    public static final DeviceTraits UNKNOWN = new DeviceTraits(null, null);

    private static final String NO_RESET = "NONE";

    public DeviceTraits {
        bars = bars == null ? null : List.copyOf(bars);
    }

    public boolean withoutReset() {
        return NO_RESET.equals(resetMethod);
    }
}
