package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.support.EntryReader;
import io.slotkeeper.policy.domain.support.EntryText;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Reading;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the support list as somebody writes it in JSON, in the form in which it is read.
 *
 * @param platforms some of ESX, ESXI and KVM
 */
record NewEntry(
        @Nullable String id,
        @Nullable String tier,
        @Nullable String name,
        @Nullable NewPattern pattern,
        @Nullable List<@Nullable String> platforms,
        @Nullable NewRange versions,
        @Nullable String note,
        @Nullable String source,
        @Nullable String date,
        @Nullable String lastChecked,
        @Nullable String expires,
        @Nullable String guide) {

    /** Which functions the entry means: hex, with or without 0x. */
    record NewPattern(
            @Nullable String vendor,
            @Nullable String device,
            @Nullable String subvendor,
            @Nullable String subdevice,
            @Nullable String exceptSubvendor,
            @Nullable String revision,
            @Nullable String classId) {
        static final NewPattern NONE = new NewPattern(null, null, null, null, null, null, null);
    }

    /** Versions from one, included, to before another. */
    record NewRange(@Nullable String from, @Nullable String before) {
        static final NewRange ANY = new NewRange(null, null);
    }

    /** The entry of this id; a problem with all that is wrong where it is none. */
    ListEntry understood(String withId) {
        Reading reading = EntryReader.read(toText(withId));
        if (reading instanceof Reading.Understood understood) {
            return understood.entry();
        }
        throw DraftProblems.refused(((Reading.Refused) reading).faults());
    }

    EntryText toText(@Nullable String withId) {
        NewPattern of = Objects.requireNonNullElse(pattern, NewPattern.NONE);
        NewRange range = Objects.requireNonNullElse(versions, NewRange.ANY);
        return new EntryText(
                withId,
                tier,
                name,
                of.vendor(),
                of.device(),
                of.subvendor(),
                of.subdevice(),
                of.exceptSubvendor(),
                of.revision(),
                of.classId(),
                platforms == null
                        ? List.of()
                        : platforms.stream()
                                .map(platform -> Objects.requireNonNullElse(platform, ""))
                                .toList(),
                range.from(),
                range.before(),
                note,
                source,
                date,
                lastChecked,
                expires,
                guide);
    }
}
