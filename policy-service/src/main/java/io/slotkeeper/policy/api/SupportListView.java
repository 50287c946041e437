package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.SupportList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the support list with its entries, and who put it in force. */
record SupportListView(
        int version,
        String name,
        String source,
        @Nullable String scope,
        @Nullable LocalDate date,
        LocalDate lastChecked,
        List<ListEntry> entries,
        @Nullable String actor,
        @Nullable String comment,
        @Nullable Integer basedOn,
        @Nullable Integer rolledBackTo,
        @Nullable Instant publishedAt) {

    /** {@code published} is null only in the moment before the first start is through. */
    static SupportListView of(SupportList list, @Nullable PublishedVersion published) {
        return new SupportListView(
                list.version(),
                list.name(),
                list.source(),
                list.scope(),
                list.date(),
                list.lastChecked(),
                list.entries(),
                published == null ? null : published.actor(),
                published == null ? null : published.comment(),
                published == null ? null : published.basedOn(),
                published == null ? null : published.rolledBackTo(),
                published == null ? null : published.publishedAt());
    }
}
