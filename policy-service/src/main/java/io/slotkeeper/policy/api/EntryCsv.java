package io.slotkeeper.policy.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import io.slotkeeper.policy.domain.support.EntryReader;
import io.slotkeeper.policy.domain.support.Fault;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Reading;
import io.slotkeeper.policy.domain.support.SupportList;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as lines of RFC 4180 below a header; the columns of {@link EntryColumns} may be in any order. */
final class EntryCsv {

    private static final CsvFactory CSV =
            CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");
    private static final int COLUMNS = EntryColumns.values().length;

    private EntryCsv() {}

    static String write(List<ListEntry> entries) {
        StringWriter text = new StringWriter();
        try (CsvGenerator csv = CSV.createGenerator(text)) {
            csv.setSchema(LINES);
            csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
            write(
                    csv,
                    Arrays.stream(EntryColumns.values())
                            .map(EntryColumns::title)
                            .toList());
            for (ListEntry entry : entries) {
                write(
                        csv,
                        Arrays.stream(EntryColumns.values())
                                .map(column -> SafeCell.write(column.of(entry)))
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(CsvGenerator csv, List<String> cells) throws IOException {
        csv.writeStartArray();
        for (String cell : cells) {
            csv.writeString(cell);
        }
        csv.writeEndArray();
    }

    /** The lines below the header, each judged; a problem where the text as a whole is no such table. */
    static List<WrittenLine> read(String text) {
        try (CsvParser csv = CSV.createParser(text)) {
            Row first = next(csv);
            if (first == null) {
                throw ProblemCode.NO_ENTRIES.problem("There is not even a header.");
            }
            List<EntryColumns> header = header(first);
            List<WrittenLine> lines = new ArrayList<>();
            for (Row row = next(csv); row != null; row = next(csv)) {
                if (lines.size() == SupportList.MOST_ENTRIES) {
                    throw DraftProblems.tooMany(SupportList.MOST_ENTRIES + 1);
                }
                lines.add(line(header, row));
            }
            if (lines.isEmpty()) {
                throw ProblemCode.NO_ENTRIES.problem("There is a header and no line below it.");
            }
            return lines;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw ProblemCode.CSV_MALFORMED.problem(
                    "Line " + line + " cannot be read as CSV. Is every quote closed and every quote inside doubled?",
                    Map.of("line", line));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
    }

    /** A line of the file from 1; {@code count} is how many cells it has, of which not more than there are columns are kept. */
    private record Row(int line, int count, List<String> cells) {}

    private static @Nullable Row next(CsvParser csv) throws IOException {
        JsonToken token = csv.nextToken();
        if (token == null) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        int line = 0;
        int count = 0;
        for (token = csv.nextToken(); token != null && token != JsonToken.END_ARRAY; token = csv.nextToken()) {
            if (count == 0) {
                line = csv.currentTokenLocation().getLineNr();
            }
            if (count < COLUMNS) {
                cells.add(csv.getText());
            }
            count++;
        }
        return new Row(line, count, cells);
    }

    private static List<EntryColumns> header(Row row) {
        if (row.count() > COLUMNS) {
            throw ProblemCode.UNKNOWN_COLUMN.problem(
                    "The header has " + row.count() + " columns; there are " + COLUMNS + ": " + titles() + ".");
        }
        List<EntryColumns> header = new ArrayList<>();
        for (String cell : row.cells()) {
            EntryColumns column = EntryColumns.titled(cell.strip())
                    .orElseThrow(() -> ProblemCode.UNKNOWN_COLUMN.problem("There is no column " + abridged(cell)
                            + "; the columns, parted by commas, are " + titles() + "."));
            if (header.contains(column)) {
                throw ProblemCode.DUPLICATE_COLUMN.problem("The column " + column.title() + " is there twice.");
            }
            header.add(column);
        }
        for (EntryColumns column : EntryColumns.values()) {
            if (column.required() && !header.contains(column)) {
                throw ProblemCode.MISSING_COLUMN.problem("The column " + column.title() + " must be there.");
            }
        }
        return header;
    }

    private static WrittenLine line(List<EntryColumns> header, Row row) {
        Map<EntryColumns, String> cells = new EnumMap<>(EntryColumns.class);
        for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            cells.put(header.get(i), SafeCell.read(row.cells().get(i).strip()));
        }
        String id = abridged(cells.getOrDefault(EntryColumns.ID, ""));
        Reading reading = row.count() == header.size()
                ? EntryReader.read(EntryColumns.text(cells))
                : new Reading.Refused(List.of(new Fault(
                        Fault.Code.WRONG_NUMBER_OF_CELLS,
                        "the header has " + header.size() + " columns, and this line has " + row.count() + " cells.")));
        return new WrittenLine(row.line(), id.isEmpty() ? null : id, reading);
    }

    private static String titles() {
        return Arrays.stream(EntryColumns.values()).map(EntryColumns::title).collect(joining(", "));
    }

    private static String abridged(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
