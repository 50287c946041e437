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
 * <p>The table of {@code pcipassthru list} only says what is wanted, not what a device is or who owns it now. Alone it
 * is refused: a list of functions made from it would take all others away, and without one nothing of it could be kept.
 */
@ApplicationScoped
public class EsxcliReader implements ReportReader {
    private static final String TABLE_ALONE = "this table says which functions are wanted for passthrough, but neither "
            + "what they are nor who owns them now; send it in one report with the list: " + EsxcliText.COMMANDS;

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
            throw text.tableLine() == null
                    ? new Malformed(1, "no function found; is this what esxcli hardware pci list prints?")
                    : new Malformed(text.tableLine(), TABLE_ALONE);
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
