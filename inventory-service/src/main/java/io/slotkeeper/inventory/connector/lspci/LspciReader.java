package io.slotkeeper.inventory.connector.lspci;

import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportReader;
import io.slotkeeper.inventory.connector.lspci.LspciRecord.Value;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads every {@code -v…mm} form of lspci: with names, numbers or both, with or without domain, {@code -k} and
 * {@code -PP}; and the long text that it prints with {@code -nn -vvv}. Tags that it does not know are passed over, as the manual of lspci demands.
 */
@ApplicationScoped
public class LspciReader implements ReportReader {
    private final LspciIdentity identities;

    @Inject
    public LspciReader(NameLookup lookup) {
        this.identities = new LspciIdentity(lookup);
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.LSPCI;
    }

    @Override
    public Reading read(String text) {
        try {
            List<LspciRecord> records = LspciRecords.of(text);
            return read(records.isEmpty() ? LspciLongText.of(text) : records);
        } catch (Malformed malformed) {
            return Reading.Unreadable.atLine(malformed.line(), malformed.reason());
        }
    }

    private Reading read(List<LspciRecord> records) throws Malformed {
        if (records.isEmpty()) {
            throw new Malformed(1, "no function found; is this what lspci -vmm or lspci -nn -vvv prints?");
        }
        Map<PciAddress, FunctionFacts> functions = new TreeMap<>();
        for (LspciRecord record : records) {
            Value slot =
                    record.value("Slot").orElseThrow(() -> new Malformed(record.firstLine(), "the record has no Slot"));
            FunctionFacts facts = function(record, slot);
            if (functions.put(facts.address(), facts) != null) {
                throw new Malformed(slot.line(), facts.address() + " is in the report twice");
            }
        }
        return new Reading.Read(Report.ofFunctions(List.copyOf(functions.values())));
    }

    private FunctionFacts function(LspciRecord record, Value slot) throws Malformed {
        SlotPath place = SlotPath.parse(slot);
        return new FunctionFacts(
                place.address(),
                identities.identity(record),
                identities.names(record),
                new Binding(
                        record.text("Driver").orElse(null),
                        record.all("Module").stream().map(Value::text).toList()),
                new Placement(
                        place.path(),
                        record.text("PhySlot").orElse(null),
                        numaNode(record),
                        record.text("IOMMUGroup").orElse(null)),
                record.has(LspciLongText.FUNCTION_RESET)
                        ? new Passthrough(null, null, null, null, "FUNCTION")
                        : Passthrough.NONE,
                null,
                Regions.of(record));
    }

    /** A machine without NUMA says -1, which is no node. */
    private static @Nullable Integer numaNode(LspciRecord record) {
        return record.text("NUMANode")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }
}
