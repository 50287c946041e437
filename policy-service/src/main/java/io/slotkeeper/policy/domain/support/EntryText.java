package io.slotkeeper.policy.domain.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as somebody wrote it, not judged yet; null and blank are both "not said". See {@link EntryReader}. */
public record EntryText(
        @Nullable String id,
        @Nullable String tier,
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String device,
        @Nullable String subvendor,
        @Nullable String subdevice,
        @Nullable String exceptSubvendor,
        @Nullable String revision,
        @Nullable String classId,
        List<String> platforms,
        @Nullable String from,
        @Nullable String before,
        @Nullable String note,
        @Nullable String source,
        @Nullable String date,
        @Nullable String lastChecked,
        @Nullable String expires,
        @Nullable String guide) {

    public EntryText {
        platforms = List.copyOf(platforms);
    }
}
