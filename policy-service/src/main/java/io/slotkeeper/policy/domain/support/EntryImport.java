package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.support.Fault.Code;
import io.slotkeeper.policy.domain.support.ImportReport.Line;
import io.slotkeeper.policy.domain.support.ImportReport.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an import makes of a list, and what it says of each line. With a refused line the list stays as it is.
 *
 * @param list the list with the lines in it; the old one where a line was refused
 */
public record EntryImport(SupportList list, ImportReport report) {

    /** What happens to entries of the list that the lines do not name. */
    public enum Mode {
        /** They stay. */
        MERGE,
        /** They go. */
        REPLACE
    }

    /** A line of a CSV file from 1, the header being line 1, or the place of an entry in a JSON array from 1. */
    public record WrittenLine(int line, @Nullable String id, Reading reading) {}

    public static EntryImport of(SupportList list, Mode mode, List<WrittenLine> written) {
        Map<String, ListEntry> before = ListDiff.byId(list);
        Map<String, Integer> seen = new HashMap<>();
        Map<String, ListEntry> understood = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (WrittenLine one : written) {
            if (one.reading() instanceof Reading.Understood ok) {
                Integer first = seen.putIfAbsent(ok.entry().id(), one.line());
                if (first == null) {
                    understood.put(ok.entry().id(), ok.entry());
                    lines.add(line(one, before.get(ok.entry().id()), ok.entry()));
                } else {
                    lines.add(
                            refused(one, List.of(new Fault(Code.DUPLICATE_ID, "line " + first + " has the same id."))));
                }
            } else if (one.reading() instanceof Reading.Refused no) {
                lines.add(refused(one, no.faults()));
            }
        }
        List<String> removed = mode == Mode.REPLACE
                ? before.keySet().stream()
                        .filter(id -> !understood.containsKey(id))
                        .sorted()
                        .toList()
                : List.of();
        ImportReport report = ImportReport.of(lines, removed);
        if (report.refused() > 0) {
            return new EntryImport(list, report);
        }
        Map<String, ListEntry> after = mode == Mode.REPLACE ? new HashMap<>() : new HashMap<>(before);
        after.putAll(understood);
        return new EntryImport(list.with(List.copyOf(after.values())), report);
    }

    private static Line line(WrittenLine one, @Nullable ListEntry was, ListEntry now) {
        Result result = was == null ? Result.ADDED : was.equals(now) ? Result.UNCHANGED : Result.CHANGED;
        return new Line(one.line(), one.id(), result, null, null);
    }

    private static Line refused(WrittenLine one, List<Fault> faults) {
        return new Line(
                one.line(),
                one.id(),
                Result.REFUSED,
                faults.get(0).code().wire(),
                faults.stream().map(Fault::message).collect(Collectors.joining(" ")));
    }
}
