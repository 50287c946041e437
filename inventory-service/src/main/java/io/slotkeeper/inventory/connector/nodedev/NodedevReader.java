package io.slotkeeper.inventory.connector.nodedev;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportReader;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what {@code virsh nodedev-dumpxml} prints, for one device or for many: in a {@code <devices>} element, or one
 * document after the other as a shell loop prints them. Devices that are not PCI functions are passed over.
 */
@ApplicationScoped
public class NodedevReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.NODEDEV;
    }

    @Override
    public Reading read(String text) {
        try {
            return read(NodedevXml.devices(text));
        } catch (Malformed malformed) {
            return Reading.Unreadable.atLine(malformed.line(), malformed.reason());
        }
    }

    private static Reading read(List<NodedevDevice> devices) throws Malformed {
        Map<PciAddress, FunctionFacts> functions = new TreeMap<>();
        for (NodedevDevice device : devices) {
            if (device.isPci()) {
                FunctionFacts facts = NodedevFunction.facts(device);
                if (functions.put(facts.address(), facts) != null) {
                    throw new Malformed(device.line(), facts.address() + " is in the report twice");
                }
            }
        }
        if (functions.isEmpty()) {
            throw new Malformed(1, "no PCI function found; is this what virsh nodedev-dumpxml prints?");
        }
        return new Reading.Read(Report.ofFunctions(List.copyOf(functions.values())));
    }
}
