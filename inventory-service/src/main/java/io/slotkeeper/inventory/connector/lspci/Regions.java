package io.slotkeeper.inventory.connector.lspci;

import io.slotkeeper.inventory.connector.lspci.LspciRecord.Value;
import io.slotkeeper.inventory.domain.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Memory regions as lspci writes them: {@code Region 1: Memory at 22000000000 (64-bit, prefetchable) [size=128G]}. Ports
 * are none, and neither is a region that the firmware gave no room or that is switched off without a size.
 */
final class Regions {
    private static final Pattern MEMORY = Pattern.compile(
            "Region ([0-5]): Memory at .*\\((32|64)-bit, (non-)?prefetchable\\).*\\[size=(\\d{1,9})([KMGT]?)\\].*");
    private static final String UNITS = "KMGT";

    private Regions() {}

    /** Null where the dump tells no regions at all. */
    static @Nullable List<Bar> of(LspciRecord record) {
        List<Value> regions = record.all(LspciLongText.REGION);
        if (regions.isEmpty()) {
            return null;
        }
        List<Bar> bars = new ArrayList<>();
        for (Value region : regions) {
            Matcher memory = MEMORY.matcher(region.text());
            if (memory.matches()) {
                bars.add(new Bar(
                        Integer.parseInt(memory.group(1)),
                        Long.parseLong(memory.group(4)) << shift(memory.group(5)),
                        memory.group(3) == null,
                        Integer.parseInt(memory.group(2))));
            }
        }
        return bars;
    }

    /** Without a unit the size is in bytes. */
    private static int shift(String unit) {
        return unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
    }
}
