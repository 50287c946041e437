package io.slotkeeper.inventory.connector.nodedev;

import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Hex;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Sriov;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns one PCI device into facts. Its own address is decimal in elements, {@code <bus>5</bus>}; that of another
 * function is hexadecimal in attributes, {@code <address bus='0x05'/>}.
 */
final class NodedevFunction {
    private static final String PCI = NodedevDevice.PCI + "/";
    private static final String NO_ID = "no id of four hexadecimal digits";
    private static final String NO_NUMBER = "no number";
    private static final int DOMAIN_MAX = 0x7fff_ffff;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,8})");
    /** The driver of Linux for PCI Express ports, which are PCI-to-PCI bridges. */
    private static final String PORT_DRIVER = "pcieport";

    private NodedevFunction() {}

    static FunctionFacts facts(NodedevDevice device) throws Malformed {
        PciAddress address = address(device, PCI, NodedevFunction::decimal);
        String driver = device.text("driver/name");
        Integer node = device.optional(PCI + "numa@node", NodedevFunction::node, NO_NUMBER);
        return new FunctionFacts(
                address,
                new DeviceIdentity(
                        device.required(PCI + "vendor@id", Hex::id, NO_ID),
                        device.required(PCI + "product@id", Hex::id, NO_ID),
                        null,
                        null,
                        null,
                        classId(device, driver)),
                new DeviceNames(device.text(PCI + "vendor"), device.text(PCI + "product"), null),
                new Binding(driver, List.of()),
                new Placement(
                        SysfsPath.of(device.text("path"), address),
                        null,
                        node == null || node < 0 ? null : node,
                        device.text(PCI + "iommuGroup@number")),
                Passthrough.NONE,
                sriov(device));
    }

    /** Libvirt tells the class since 5.2. Before, it tells bridges at least, and the driver of ports does. */
    private static @Nullable String classId(NodedevDevice device, @Nullable String driver) throws Malformed {
        String told = device.optional(PCI + "class", Hex::classId, "no class of four hexadecimal digits");
        if (told != null) {
            return told;
        }
        if (device.has(NodedevDevice.CARDBUS_BRIDGE)) {
            return "0607";
        }
        return device.has(NodedevDevice.BRIDGE) || PORT_DRIVER.equals(driver) ? "0604" : null;
    }

    private static @Nullable Sriov sriov(NodedevDevice device) throws Malformed {
        if (device.has(NodedevDevice.PHYSICAL)) {
            return Sriov.virtualOf(address(device, NodedevDevice.PHYSICAL + "/address@", NodedevFunction::hexadecimal));
        }
        if (!device.has(NodedevDevice.VIRTUAL)) {
            return null;
        }
        int count = device.count(NodedevDevice.VIRTUAL + "/address@bus");
        Integer max = device.optional(NodedevDevice.VIRTUAL + "@maxCount", NodedevFunction::count, NO_NUMBER);
        return new Sriov(Sriov.Role.PHYSICAL, null, null, count > 0, count, max);
    }

    private static PciAddress address(NodedevDevice device, String place, Function<String, Optional<Long>> number)
            throws Malformed {
        return new PciAddress(
                part(device, place + "domain", number, DOMAIN_MAX),
                part(device, place + "bus", number, 0xff),
                part(device, place + "slot", number, 0x1f),
                part(device, place + "function", number, 7));
    }

    private static int part(NodedevDevice device, String place, Function<String, Optional<Long>> number, int max)
            throws Malformed {
        return device.required(
                place,
                text -> number.apply(text).filter(value -> value <= max).map(Long::intValue),
                "no " + place.replaceFirst(".*[/@]", "") + " of an address");
    }

    private static Optional<Long> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Long> hexadecimal(String text) {
        Matcher matcher = HEXADECIMAL.matcher(text);
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1), 16)) : Optional.empty();
    }

    private static Optional<Integer> count(String text) {
        return decimal(text).filter(value -> value <= 0xffff).map(Long::intValue);
    }

    private static Optional<Integer> node(String text) {
        return text.equals("-1") ? Optional.of(-1) : count(text);
    }
}
