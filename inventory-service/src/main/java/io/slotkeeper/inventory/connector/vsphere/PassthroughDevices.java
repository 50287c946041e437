package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that a machine has, from {@code config.hardware.device}: fixed ones by its configuration, also while it is
 * off; dynamic ones and virtual functions while they are assigned. A share of a device (vGPU, DVX) is no function.
 *
 * @param physicalFunctions of virtual functions, the ones that they belong to
 */
record PassthroughDevices(List<PciAddress> held, Map<PciAddress, PciAddress> physicalFunctions) {
    /** As VMX files have it: {@code 00000:059:00.0}, decimal; three digits of bus tell it from the hexadecimal form. */
    private static final Pattern DECIMAL = Pattern.compile("(\\d{5}):(\\d{3}):(\\d{2})\\.([0-7])");

    private static final String PASSTHROUGH = "VirtualPCIPassthrough";
    private static final String SRIOV_CARD = "VirtualSriovEthernetCard";

    static PassthroughDevices of(VimValue devices) {
        List<PciAddress> held = new ArrayList<>();
        Map<PciAddress, PciAddress> physical = new HashMap<>();
        Wire.elements(devices).forEach(device -> {
            if (isOf(device, PASSTHROUGH)) {
                passthrough(device).ifPresent(held::add);
            } else if (isOf(device, SRIOV_CARD)) {
                address(device, "sriovBacking.virtualFunctionBacking.id").ifPresent(function -> {
                    held.add(function);
                    address(device, "sriovBacking.physicalFunctionBacking.id")
                            .ifPresent(owner -> physical.put(function, owner));
                });
            }
        });
        return new PassthroughDevices(held.stream().distinct().sorted().toList(), Map.copyOf(physical));
    }

    /** A fixed backing names the function, a dynamic one the function that was picked when the machine was started. */
    private static Optional<PciAddress> passthrough(VimValue device) {
        return address(device, "backing.id").or(() -> address(device, "backing.assignedId"));
    }

    private static boolean isOf(VimValue device, String type) {
        return device.type() != null && device.type().startsWith(type);
    }

    private static Optional<PciAddress> address(VimValue device, String path) {
        return device.text(path).map(text -> PciAddress.parse(text)
                .or(() -> decimal(text))
                .orElseThrow(() -> Wire.misfit(path, text, "no PCI address")));
    }

    private static Optional<PciAddress> decimal(String text) {
        Matcher matcher = DECIMAL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int bus = Integer.parseInt(matcher.group(2));
        int slot = Integer.parseInt(matcher.group(3));
        return bus > 0xff || slot > 0x1f
                ? Optional.empty()
                : Optional.of(new PciAddress(
                        Integer.parseInt(matcher.group(1)), bus, slot, Integer.parseInt(matcher.group(4))));
    }
}
