package io.slotkeeper.policy.domain.support;

import java.util.Locale;

/** Why an entry, or a line that should be one, is refused: a code for programs and a sentence for people. */
public record Fault(Code code, String message) {

    /** Every reason; the wire name is the constant's in kebab-case. */
    public enum Code {
        MISSING_VALUE,
        BAD_ID,
        BAD_TIER,
        BAD_HEX,
        SUBDEVICE_WITHOUT_SUBVENDOR,
        BAD_PLATFORM,
        BAD_VERSION,
        EMPTY_VERSION_RANGE,
        BAD_DATE,
        BAD_GUIDE,
        TEXT_TOO_LONG,
        CONTROL_CHARACTER,
        DUPLICATE_ID,
        WRONG_NUMBER_OF_CELLS,
        NOT_AN_ENTRY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
