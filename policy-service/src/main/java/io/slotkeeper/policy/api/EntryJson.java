package io.slotkeeper.policy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import io.slotkeeper.policy.domain.support.EntryReader;
import io.slotkeeper.policy.domain.support.Fault;
import io.slotkeeper.policy.domain.support.Reading;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Entries as JSON: {@code {"entries": [...]}}, each in the form in which it is read. */
@ApplicationScoped
class EntryJson {

    private final ObjectMapper json;

    EntryJson(ObjectMapper json) {
        this.json = json;
    }

    /** The entries, each judged; a problem where the text as a whole is no such document. */
    List<WrittenLine> read(String text) {
        JsonNode entries = entries(text);
        if (entries.isEmpty()) {
            throw ProblemCode.NO_ENTRIES.problem("The array of entries is empty.");
        }
        if (entries.size() > SupportList.MOST_ENTRIES) {
            throw DraftProblems.tooMany(entries.size());
        }
        List<WrittenLine> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            lines.add(line(lines.size() + 1, entry));
        }
        return lines;
    }

    private JsonNode entries(String text) {
        JsonNode document;
        try {
            document = json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw ProblemCode.JSON_MALFORMED.problem("The text cannot be read as JSON: " + e.getOriginalMessage());
        }
        JsonNode entries = document.path("entries");
        if (!entries.isArray() || document.size() != 1) {
            throw ProblemCode.JSON_MALFORMED.problem(
                    "What is read is an object whose only member, entries, is an array.");
        }
        return entries;
    }

    private WrittenLine line(int number, JsonNode node) {
        String id = node.path("id").isTextual() && node.path("id").textValue().length() <= 64
                ? node.path("id").textValue()
                : null;
        if (!node.isObject()) {
            return new WrittenLine(number, null, refused("an entry is an object."));
        }
        try {
            NewEntry entry = json.treeToValue(node, NewEntry.class);
            return new WrittenLine(number, id, EntryReader.read(entry.toText(entry.id())));
        } catch (JsonProcessingException e) {
            String line = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read.");
            return new WrittenLine(number, id, refused(line.substring(0, Math.min(line.length(), 300))));
        }
    }

    private static Reading refused(String why) {
        return new Reading.Refused(List.of(new Fault(Fault.Code.NOT_AN_ENTRY, why)));
    }
}
