package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.application.support.SupportChange.What;
import io.slotkeeper.policy.domain.support.EntryImport;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Rebase;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes drafts, each change at the revision that the caller has seen, or not at all. */
@ApplicationScoped
public class EditDraft {

    private final SupportLists lists;
    private final SupportDrafts drafts;
    private final SupportHistory history;
    private final Clock clock;

    EditDraft(SupportLists lists, SupportDrafts drafts, SupportHistory history, Clock clock) {
        this.lists = lists;
        this.drafts = drafts;
        this.history = history;
        this.clock = clock;
    }

    /** Adds the entry, or puts it in the place of the one with its id. */
    @Transactional
    public DraftOutcome putEntry(DraftKey key, ListEntry entry, String actor) {
        return locked(key, draft -> {
            Stream<ListEntry> others =
                    draft.list().entries().stream().filter(other -> !other.id().equals(entry.id()));
            List<ListEntry> entries = Stream.concat(others, Stream.of(entry)).toList();
            return store(draft, draft.list().with(entries), What.ENTRY_PUT, entry.id(), actor);
        });
    }

    @Transactional
    public DraftOutcome removeEntry(DraftKey key, String entry, String actor) {
        return locked(key, draft -> {
            if (draft.list().entry(entry).isEmpty()) {
                return new DraftOutcome.EntryUnknown();
            }
            List<ListEntry> entries = draft.list().entries().stream()
                    .filter(other -> !other.id().equals(entry))
                    .toList();
            return store(draft, draft.list().with(entries), What.ENTRY_REMOVED, entry, actor);
        });
    }

    /** Says something else about the list itself. */
    @Transactional
    public DraftOutcome describe(DraftKey key, SupportList.About about, String actor) {
        return locked(key, draft -> store(draft, draft.list().with(about), What.ABOUT_PUT, null, actor));
    }

    /** Takes all lines in, or none; a dry run takes none and tells what would be. */
    @Transactional
    public DraftOutcome importEntries(
            DraftKey key, EntryImport.Mode mode, List<WrittenLine> lines, boolean dryRun, String actor) {
        if (dryRun) {
            Optional<Draft> draft = drafts.find(key.id());
            return key.refusal(draft).orElseGet(() -> imported(draft.orElseThrow(), mode, lines));
        }
        return locked(key, draft -> {
            DraftOutcome outcome = imported(draft, mode, lines);
            if (!(outcome instanceof DraftOutcome.Imported imported)) {
                return outcome;
            }
            DraftOutcome stored = store(draft, imported.draft().list(), What.IMPORTED, null, actor);
            return stored instanceof DraftOutcome.Done done
                    ? new DraftOutcome.Imported(done.draft(), imported.report())
                    : stored;
        });
    }

    private static DraftOutcome imported(Draft draft, EntryImport.Mode mode, List<WrittenLine> lines) {
        EntryImport result = EntryImport.of(draft.list(), mode, lines);
        if (result.report().refused() > 0) {
            return new DraftOutcome.LinesRefused(result.report());
        }
        int entries = result.list().entries().size();
        return entries > SupportList.MOST_ENTRIES
                ? new DraftOutcome.TooManyEntries(entries)
                : new DraftOutcome.Imported(new Draft(draft.head(), result.list()), result.report());
    }

    /** Puts the draft on top of the version in force; with {@code prefer} null only if nothing is in conflict. */
    @Transactional
    public DraftOutcome rebase(DraftKey key, Rebase.@Nullable Prefer prefer, String actor) {
        return locked(key, draft -> {
            SupportList inForce = lists.inForce();
            SupportList base = lists.find(draft.head().basedOn()).orElseThrow();
            Rebase rebase = Rebase.of(base, draft.list(), inForce, prefer == null ? Rebase.Prefer.DRAFT : prefer);
            if (prefer == null && !rebase.clean()) {
                return new DraftOutcome.Conflicting(rebase);
            }
            DraftOutcome stored = store(draft, rebase.list(), What.REBASED, null, actor);
            return stored instanceof DraftOutcome.Done done ? new DraftOutcome.Rebased(done.draft(), rebase) : stored;
        });
    }

    @Transactional
    public DraftOutcome delete(DraftKey key, String actor) {
        return locked(key, draft -> {
            drafts.remove(draft.head().id());
            history.add(SupportChange.toDraft(What.DRAFT_DELETED, draft, null, actor, now()));
            return new DraftOutcome.Done(draft);
        });
    }

    private DraftOutcome locked(DraftKey key, Function<Draft, DraftOutcome> command) {
        Optional<Draft> draft = drafts.lock(key.id());
        return key.refusal(draft).orElseGet(() -> command.apply(draft.orElseThrow()));
    }

    private DraftOutcome store(Draft draft, SupportList list, What what, @Nullable String entry, String actor) {
        if (list.entries().size() > SupportList.MOST_ENTRIES) {
            return new DraftOutcome.TooManyEntries(list.entries().size());
        }
        if (list.equals(draft.list())) {
            return new DraftOutcome.Done(draft);
        }
        Draft changed = draft.changed(list, actor, now());
        drafts.store(changed);
        history.add(SupportChange.toDraft(what, changed, entry, actor, now()));
        return new DraftOutcome.Done(changed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
