package io.slotkeeper.policy.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.support.EntryImport.Mode;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import io.slotkeeper.policy.domain.support.ImportReport.Line;
import io.slotkeeper.policy.domain.support.ImportReport.Result;
import io.slotkeeper.policy.domain.support.Rebase.Prefer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences, rebases and imports. */
class ListChangesTest {

    @Test
    void aDiffTellsWhatWasAddedRemovedAndChanged() {
        SupportList old = Entries.list(1, "id=a", "id=b", "id=c");
        SupportList now = Entries.list(2, "id=b tier=BANNED", "id=c", "id=d");
        ListDiff diff = ListDiff.between(old, now);
        assertThat(diff.added()).extracting(ListEntry::id).containsExactly("d");
        assertThat(diff.removed()).extracting(ListEntry::id).containsExactly("a");
        assertThat(diff.changed())
                .containsExactly(new ListDiff.Changed("b", Entries.entry("id=b"), Entries.entry("id=b tier=BANNED")));
        assertThat(diff.about()).isNull();
        assertThat(ListDiff.between(old, old.asVersion(7)))
                .isEqualTo(new ListDiff(List.of(), List.of(), List.of(), null));
    }

    @Test
    void aDiffTellsWhatTheListSaysOfItself() {
        SupportList old = Entries.list(1, "id=a");
        SupportList now = old.with(new SupportList.About("other", "s", null, null, old.lastChecked()));
        assertThat(ListDiff.between(old, now).about()).isEqualTo(new ListDiff.AboutChanged(old.about(), now.about()));
    }

    /** Tiers of one entry in the base, the draft and the version in force; a dash is none. */
    @ParameterizedTest
    @CsvSource({
        "NEAR,NEAR,NEAR, NEAR,NEAR,false",
        "NEAR,BANNED,NEAR, BANNED,BANNED,false",
        "NEAR,NEAR,BANNED, BANNED,BANNED,false",
        "NEAR,BANNED,BANNED, BANNED,BANNED,false",
        "NEAR,BANNED,CERTIFIED, BANNED,CERTIFIED,true",
        "-,BANNED,-, BANNED,BANNED,false",
        "-,-,BANNED, BANNED,BANNED,false",
        "-,BANNED,CERTIFIED, BANNED,CERTIFIED,true",
        "NEAR,-,NEAR, -,-,false",
        "NEAR,NEAR,-, -,-,false",
        "NEAR,-,-, -,-,false",
        "NEAR,-,BANNED, -,BANNED,true",
        "NEAR,BANNED,-, BANNED,-,true"
    })
    void aRebaseTakesWhatOneSideChangedAndReportsWhatBothDid(
            String base, String draft, String inForce, String preferDraft, String preferInForce, boolean conflict) {
        Rebase mine = Rebase.of(one(1, base), one(2, draft), one(3, inForce), Prefer.DRAFT);
        Rebase theirs = Rebase.of(one(1, base), one(2, draft), one(3, inForce), Prefer.IN_FORCE);
        assertThat(mine.list()).isEqualTo(one(4, preferDraft));
        assertThat(theirs.list()).isEqualTo(one(4, preferInForce));
        assertThat(mine.clean()).isEqualTo(!conflict);
        assertThat(mine.conflicts()).hasSize(conflict ? 1 : 0).isEqualTo(theirs.conflicts());
    }

    @Test
    void whatBothSaidOfTheListItselfIsAConflictToo() {
        SupportList base = Entries.list(1, "id=a");
        SupportList draft = base.with(new SupportList.About("mine", "s", null, null, base.lastChecked()));
        SupportList inForce = base.with(new SupportList.About("theirs", "s", null, null, base.lastChecked()));
        Rebase rebase = Rebase.of(base, draft, inForce, Prefer.IN_FORCE);
        assertThat(rebase.clean()).isFalse();
        assertThat(rebase.list().name()).isEqualTo("theirs");
        assertThat(Rebase.of(base, draft, base, Prefer.IN_FORCE).list().name()).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({"MERGE, a b c, ''", "REPLACE, b c, a"})
    void anImportTellsOfEveryLine(Mode mode, String ids, String removed) {
        SupportList list = Entries.list(2, "id=a", "id=b tier=NEAR");
        EntryImport result = EntryImport.of(list, mode, lines("id=b tier=BANNED", "id=c"));
        assertThat(result.list().entries()).extracting(ListEntry::id).containsExactly(ids.split(" "));
        assertThat(result.list().version()).isEqualTo(2);
        assertThat(result.report().lines())
                .containsExactly(
                        new Line(2, "b", Result.CHANGED, null, null), new Line(3, "c", Result.ADDED, null, null));
        assertThat(String.join(" ", result.report().removed())).isEqualTo(removed);
    }

    @Test
    void withARefusedLineNothingIsChanged() {
        SupportList list = Entries.list(2, "id=a");
        EntryImport result = EntryImport.of(list, Mode.REPLACE, lines("id=b", "id=c tier=?", "id=b tier=NEAR", "id=a"));
        assertThat(result.list()).isEqualTo(list);
        assertThat(result.report().refused()).isEqualTo(2);
        assertThat(result.report().lines())
                .extracting(Line::result)
                .containsExactly(Result.ADDED, Result.REFUSED, Result.REFUSED, Result.UNCHANGED);
        assertThat(result.report().lines().get(2).code()).isEqualTo("duplicate-id");
        assertThat(result.report().lines().get(2).message()).contains("line 2");
        assertThat(result.report().refusedLines(1).lines())
                .extracting(Line::line)
                .containsExactly(3);
    }

    private static List<WrittenLine> lines(String... written) {
        List<WrittenLine> lines = new ArrayList<>();
        for (String one : written) {
            EntryText text = Entries.text(one);
            lines.add(new WrittenLine(lines.size() + 2, text.id(), EntryReader.read(text)));
        }
        return lines;
    }

    private static SupportList one(int version, String tier) {
        return tier.equals("-") ? Entries.list(version) : Entries.list(version, "tier=" + tier);
    }
}
