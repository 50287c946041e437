package io.slotkeeper.policy.domain.support;

import org.jspecify.annotations.Nullable;

/**
 * What a list says of a card on a host.
 *
 * @param entry the entry that decides, or the one that explains why none does; null when the list does not know the card
 */
public record Listing(Standing standing, Basis basis, @Nullable ListEntry entry) {

    /** How a card stands on a list. */
    public enum Standing {
        CERTIFIED,
        EXPERIMENTAL,
        SAME_CHIP,
        BANNED,
        UNLISTED
    }

    /** What the standing rests on. */
    public enum Basis {
        /** The entry says so. */
        ENTRY,
        /** The most specific entry vouched until a day that is over. */
        EXPIRED,
        /** The list names the card, but on other platforms or versions only. */
        ELSEWHERE,
        /** The list does not name the card. */
        NOTHING
    }

    static Listing of(ListEntry entry) {
        Standing standing =
                switch (entry.tier()) {
                    case CERTIFIED -> Standing.CERTIFIED;
                    case EXPERIMENTAL -> Standing.EXPERIMENTAL;
                    case SAME_CHIP -> Standing.SAME_CHIP;
                    case BANNED -> Standing.BANNED;
                    case NEAR -> Standing.UNLISTED;
                };
        return new Listing(standing, Basis.ENTRY, entry);
    }

    static Listing unlisted(Basis basis, @Nullable ListEntry entry) {
        return new Listing(Standing.UNLISTED, basis, entry);
    }
}
