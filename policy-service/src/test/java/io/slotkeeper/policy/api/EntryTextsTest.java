package io.slotkeeper.policy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.support.Entries;
import io.slotkeeper.policy.domain.support.EntryImport;
import io.slotkeeper.policy.domain.support.EntryImport.Mode;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import io.slotkeeper.policy.domain.support.EntryReader;
import io.slotkeeper.policy.domain.support.EntryText;
import io.slotkeeper.policy.domain.support.ImportReport.Line;
import io.slotkeeper.policy.domain.support.ImportReport.Result;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Reading;
import io.slotkeeper.policy.domain.support.SupportList;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as CSV and JSON: what is written is read again, and what is no list is a problem with a code. */
class EntryTextsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String HEADER = "id,tier,name,vendor,device,platforms";
    private static final String LINE = "\na,BANNED,A card,8086,10c6,ESX";

    @Property(tries = 200)
    void whatIsExportedIsUnchangedWhenItIsImported(@ForAll("lists") SupportList list) throws JsonProcessingException {
        assertUnchanged(list, EntryCsv.read(EntryCsv.write(list.entries())));
        assertUnchanged(list, json(JSON.writeValueAsString(EntriesView.of(list))));
    }

    @Test
    void theFoundingListIsUnchangedToo() {
        SupportList list = Rulebook.shipped().supportList();
        assertUnchanged(list, EntryCsv.read(EntryCsv.write(list.entries())));
    }

    private static void assertUnchanged(SupportList list, List<WrittenLine> lines) {
        EntryImport again = EntryImport.of(list, Mode.REPLACE, lines);
        assertThat(again.report().lines()).extracting(Line::result).containsOnly(Result.UNCHANGED);
        assertThat(again.report().removed()).isEmpty();
        assertThat(again.list()).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1, '=1+1", "+1, '+1", "-1, '-1", "@SUM(A1), '@SUM(A1)", "'=1, ''=1", "'tis, 'tis", "a=1, a=1"})
    void noCellIsAFormulaForASpreadsheet(String note, String cell) {
        assertThat(SafeCell.write(note)).isEqualTo(cell);
        assertThat(SafeCell.read(cell)).isEqualTo(note);
    }

    @Test
    void columnsComeInAnyOrderWithAByteOrderMarkAndAnyLineEnds() {
        String text =
                "\ufeffPlatforms,device,vendor,name,tier,id\r\n\"ESX, ESXi\",0x10C6,8086,\"a \"\"card\"\"\",banned,a\r\n\r\n"
                        + "KVM,1,2,b,near,b";
        List<WrittenLine> lines = EntryCsv.read(ImportBody.read(bytes(text)));
        assertThat(lines).extracting(WrittenLine::line).containsExactly(2, 4);
        ListEntry first = ((Reading.Understood) lines.get(0).reading()).entry();
        assertThat(first.name()).isEqualTo("a \"card\"");
        assertThat(first.platforms()).hasSize(2);
        assertThat(first.pattern().device()).isEqualTo("10c6");
    }

    @Test
    void linesAreCountedAsTheyAreInTheFile() {
        String text = HEADER + "\na,BANNED,\"a\ncard\",1,1,ESX\nb,?,b,1,1,ESX\nc,BANNED,c,1,1\nd,BANNED,d,1,1,ESX,x";
        List<Line> lines = EntryImport.of(Entries.list(1), Mode.MERGE, EntryCsv.read(text))
                .report()
                .lines();
        assertThat(lines).extracting(Line::line).containsExactly(2, 4, 5, 6);
        assertThat(lines)
                .extracting(Line::code)
                .containsExactly("control-character", "bad-tier", "wrong-number-of-cells", "wrong-number-of-cells");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no-entries",
                "id,tier,name,vendor,device,platforms | no-entries",
                "id,tier,name,vendor,device | missing-column",
                "id,tier,name,vendor,device,platforms,colour | unknown-column",
                "id;tier;name;vendor;device;platforms | unknown-column",
                "id,tier,name,vendor,device,platforms,ID | duplicate-column",
                "id,tier,name,vendor,device,platforms~a,\"open | csv-malformed",
                "id,tier,name,vendor,device,platforms~a,\"b\"c,d,e,f,g | csv-malformed"
            })
    void whatIsNoTableIsRefused(String text, String code) {
        assertThatThrownBy(() -> EntryCsv.read(text.replace('~', '\n'))).satisfies(has(code));
    }

    @Test
    void oneLineThatNeverEndsIsRefused() {
        assertThatThrownBy(() -> EntryCsv.read("x".repeat(5_000_000))).satisfies(has("unknown-column"));
        assertThatThrownBy(() -> EntryCsv.read(",".repeat(5_000_000))).satisfies(has("unknown-column"));
        String cells = HEADER + LINE + ",".repeat(4_000_000);
        assertThat(EntryImport.of(Entries.list(1), Mode.MERGE, EntryCsv.read(cells))
                        .report()
                        .lines())
                .extracting(Line::code)
                .containsExactly("wrong-number-of-cells");
        String cell = HEADER + LINE + "x".repeat(4_000_000);
        assertThat(EntryImport.of(Entries.list(1), Mode.MERGE, EntryCsv.read(cell))
                        .report()
                        .refused())
                .isOne();
    }

    @Test
    void tenThousandLinesAreTakenAndOneMoreIsNot() {
        String most = HEADER
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "\na" + i + ",BANNED,n,8086,10c6,ESX")
                        .collect(Collectors.joining());
        assertThat(EntryCsv.read(most)).hasSize(10_000);
        assertThatThrownBy(() -> EntryCsv.read(most + LINE)).satisfies(has("too-many-entries"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> ImportBody.read(bytes(HEADER + "\na\u0000b"))).satisfies(has("control-character"));
        assertThatThrownBy(() ->
                        ImportBody.read(new ByteArrayInputStream("Prüfling".getBytes(StandardCharsets.ISO_8859_1))))
                .satisfies(has("not-utf-8"));
        assertThatThrownBy(() -> ImportBody.read(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_16))))
                .satisfies(has("not-utf-8"));
        assertThatThrownBy(() -> ImportBody.read(new ByteArrayInputStream(new byte[ImportBody.MOST_BYTES + 1])))
                .satisfies(has("body-too-large"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | json-malformed",
                "{ | json-malformed",
                "[] | json-malformed",
                "{} | json-malformed",
                "{\"entries\":{}} | json-malformed",
                "{\"entries\":[],\"mode\":1} | json-malformed",
                "{\"entries\":[{}]} x | json-malformed",
                "{\"entries\":[]} | no-entries"
            })
    void whatIsNoDocumentOfEntriesIsRefused(String text, String code) {
        assertThatThrownBy(() -> json(text)).satisfies(has(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | not-an-entry",
                "null | not-an-entry",
                "{\"colour\":1} | not-an-entry",
                "{\"platforms\":7} | not-an-entry",
                "{} | missing-value",
                "{\"platforms\":[null]} | missing-value"
            })
    void anEntryThatIsNoneIsARefusedLine(String entry, String code) {
        List<WrittenLine> lines = json("{\"entries\":[" + entry + "]}");
        assertThat(EntryImport.of(Entries.list(1), Mode.MERGE, lines).report().lines())
                .extracting(Line::line, Line::code)
                .containsExactly(tuple(1, code));
    }

    private static List<WrittenLine> json(String text) {
        return new EntryJson(JSON).read(text);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ThrowingConsumer<Throwable> has(String code) {
        return thrown -> assertThat(((HttpProblem) thrown).getParameters()).containsEntry("code", code);
    }

    @Provide
    Arbitrary<SupportList> lists() {
        return entries()
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .uniqueElements(ListEntry::id)
                .map(entries -> Entries.list(3).with(entries));
    }

    private static Arbitrary<ListEntry> entries() {
        Arbitrary<String> hex = Arbitraries.strings()
                .withChars("0123456789abcdefABCDEF")
                .ofMinLength(1)
                .ofMaxLength(4);
        Arbitrary<String> maybeHex = hex.injectNull(0.5);
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("=+-@'\"\\,;|# aé中")
                .ofMaxLength(30)
                .injectNull(0.3);
        Arbitrary<String> date =
                Arbitraries.of("2026-11-23", "1990-01-01", "2999-12-31").injectNull(0.5);
        Arbitrary<List<String>> platforms =
                Arbitraries.of("ESX", "ESXI", "KVM").list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<String[]> ids = Combinators.combine(
                        Arbitraries.strings()
                                .withChars("abc0._-")
                                .ofMaxLength(20)
                                .map(tail -> "a" + tail),
                        Arbitraries.of("CERTIFIED", "EXPERIMENTAL", "BANNED", "SAME_CHIP", "NEAR"),
                        hex,
                        hex,
                        maybeHex,
                        maybeHex,
                        Arbitraries.of("01", "f").injectNull(0.5),
                        Arbitraries.of("02", "0200", "020000").injectNull(0.5))
                .as((id, tier, vendor, device, subvendor, subdevice, revision, classId) -> new String[] {
                    id, tier, vendor, device, subvendor, subvendor == null ? null : subdevice, revision, classId
                });
        return Combinators.combine(
                        ids,
                        text.map(name -> name == null || name.isBlank() ? "-" : name),
                        text,
                        text,
                        date,
                        date,
                        platforms,
                        Arbitraries.of("https://a.example/?v={vendor}&d={device}", "http://b.example/")
                                .injectNull(0.5))
                .as((id, name, note, source, checked, expires, on, guide) -> understood(new EntryText(
                        id[0], id[1], name, id[2], id[3], id[4], id[5], null, id[6], id[7], on, null, "8.0 U2", note,
                        source, null, checked, expires, guide)));
    }

    private static ListEntry understood(EntryText text) {
        Reading reading = EntryReader.read(text);
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).entry();
    }
}
