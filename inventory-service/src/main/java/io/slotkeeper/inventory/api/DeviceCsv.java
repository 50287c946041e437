package io.slotkeeper.inventory.api;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Devices as lines of RFC 4180; what a spreadsheet would take for a formula is made text. */
final class DeviceCsv {
    static final String HEADER =
            "host,address,vendorId,deviceId,subvendorId,subdeviceId,vendor,name,class,slot,contextGroup,holderGroup,"
                    + "assignable,context,effectiveContext,pending,presence,hostDriver,driver,heldBy,observedHolder\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private DeviceCsv() {}

    static String line(DeviceView device) {
        HoldView hold = device.heldBy();
        return Stream.<@Nullable Object>of(
                                device.host(),
                                device.address(),
                                device.vendorId(),
                                device.deviceId(),
                                device.subvendorId(),
                                device.subdeviceId(),
                                device.vendor(),
                                device.name(),
                                device.className(),
                                device.slot(),
                                device.contextGroup(),
                                device.holderGroup(),
                                device.assignable(),
                                device.context(),
                                device.effectiveContext(),
                                device.pending(),
                                device.presence(),
                                device.hostDriver(),
                                device.driver(),
                                hold == null ? null : hold.holder(),
                                device.observedHolder() == null
                                        ? null
                                        : device.observedHolder().vm())
                        .map(value -> cell(Objects.toString(value, "")))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
