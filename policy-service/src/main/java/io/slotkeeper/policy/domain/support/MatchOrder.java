package io.slotkeeper.policy.domain.support;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which of several matching entries decides: the first in this order, whatever order the list has.
 *
 * <ol>
 *   <li>more subsystem ids named (subvendor and subdevice before subvendor alone before none)
 *   <li>a revision named
 *   <li>more digits of the class named
 *   <li>a subvendor excepted
 *   <li>{@link Tier#BANNED} before everything else
 *   <li>more bounds of the version range named
 *   <li>fewer platforms named
 *   <li>the id, in alphabetical order
 * </ol>
 *
 * The first four say how specifically an entry means the card. A ban is nothing special as long as another entry is more
 * specific; between equals it comes first, so that praise for one version does not outweigh a ban for all of them.
 */
public final class MatchOrder {

    static final Comparator<ListEntry> MOST_SPECIFIC_FIRST = Comparator.comparingInt((ListEntry entry) ->
                    -named(entry.pattern().subvendor(), entry.pattern().subdevice()))
            .thenComparingInt(entry -> -named(entry.pattern().revision()))
            .thenComparingInt(entry -> -length(entry.pattern().classId()))
            .thenComparingInt(entry -> -named(entry.pattern().exceptSubvendor()))
            .thenComparingInt(entry -> entry.tier() == Tier.BANNED ? 0 : 1)
            .thenComparingInt(
                    entry -> -named(entry.versions().from(), entry.versions().before()))
            .thenComparingInt(entry -> entry.platforms().size())
            .thenComparing(ListEntry::id);

    private MatchOrder() {}

    private static int named(@Nullable String... values) {
        int named = 0;
        for (String value : values) {
            named += value == null ? 0 : 1;
        }
        return named;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
