package io.slotkeeper.inventory.connector.esxcli;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportReader;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code esxcli hardware pci list}, alone or in one text with {@code esxcli hardware pci pcipassthru list}, in
 * any order. Keys that it does not know are passed over: every release of ESXi adds some.
 *
 * <p>The table of {@code pcipassthru list} only says what is wanted, not what a device is or who owns it now: alone it
 * takes no function away, and is about functions that the same source has listed before.
 */
@ApplicationScoped
public class EsxcliReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.ESXCLI;
    }

    @Override
    public Reading read(String text) {
        try {
            return read(EsxcliText.of(text));
        } catch (Malformed malformed) {
            return Reading.Unreadable.atLine(malformed.line(), malformed.reason());
        }
    }

    private static Reading read(EsxcliText text) throws Malformed {
        if (text.records().isEmpty()) {
            if (text.tableLine() == null) {
                throw new Malformed(1, "no function found; is this what esxcli hardware pci list prints?");
            }
            return new Reading.Read(Report.ofWanted(text.wanted()));
        }
        ParentChain parents = ParentChain.of(text.records().values());
        List<FunctionFacts> functions = new ArrayList<>();
        for (EsxcliRecord record : text.records().values()) {
            functions.add(EsxcliFunction.facts(
                    record, parents.path(record.address()), text.wanted().get(record.address())));
        }
        return new Reading.Read(Report.ofFunctions(functions));
    }
}
