package io.slotkeeper.inventory.connector.esxcli;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import java.util.regex.Pattern;

/**
 * Other texts that name PCI functions of an ESXi host. None of them is taken: those of {@code lspci} have no
 * subsystem or no class, {@code vmkchdev} and the files have no class, no slot context and no reset method, and some
 * count in decimal. Whoever sends one is told its name and the command to use instead.
 */
enum OtherFormats {
    ESXI_LSPCI("ESXi's lspci", "\\S+:\\S+\\.[0-7] (?:[^:]+|Class [0-9a-fA-F]{4}): .*"),
    ESXI_LSPCI_P("ESXi's lspci -p", "\\S+:\\S+\\.[0-7] (?:[0-9a-fA-F]{4}:[0-9a-fA-F]{4} ){2} *\\d+/.*"),
    VMKCHDEV("vmkchdev -l", "\\S+:\\S+\\.[0-7] (?:[0-9a-fA-F]{4}:[0-9a-fA-F]{4} ){2}.*"),
    ESX_CONF("esx.conf", "/device/.*"),
    VMX("a virtual machine's .vmx file", "pciPassthru\\d+\\..*"),
    PASSTHRU_MAP("passthru.map", "[0-9a-fA-F]{4}\\s+[0-9a-fA-F]{4}\\s+(?:flr|d3d0|link|bridge|default)\\s.*"),
    FORMATTED("esxcli's other formatters", "[<{].*|.*,.*,.*,.*,.*");

    private final String title;
    private final Pattern line;

    OtherFormats(String title, String line) {
        this.title = title;
        this.line = Pattern.compile(line);
    }

    /** Why the line is no line of the two commands. */
    static String reason(String line) {
        for (OtherFormats format : values()) {
            if (format.line.matcher(line).matches()) {
                return "this looks like %s, which is not taken; send what %s prints"
                        .formatted(format.title, EsxcliText.COMMANDS);
            }
        }
        return quoted(line) + " is no line of " + EsxcliText.COMMANDS;
    }
}
