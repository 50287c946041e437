package io.slotkeeper.inventory.connector.esxcli;

import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Hex;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one record into facts. */
final class EsxcliFunction {
    private static final String NO_ID = "no id of four hexadecimal digits";
    /** A function without a subsystem, such as a bridge, has one of these in its configuration space. */
    private static final Set<String> NO_SUBSYSTEM = Set.of("0000", "ffff");
    /** -1 as ESXi prints it, signed or not: no slot, no node. */
    private static final Set<String> MINUS_ONE = Set.of("-1", "4294967295");

    private static final Pattern REVISION = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{2})");
    private static final Pattern NODE = Pattern.compile("\\d{1,4}");

    private EsxcliFunction() {}

    /**
     * The facts of a record.
     *
     * @param path the bridges above the function and itself, where they are known
     * @param wanted whether the passthrough table has the function enabled; null where it does not have it
     */
    static FunctionFacts facts(EsxcliRecord record, @Nullable String path, @Nullable Boolean wanted) throws Malformed {
        String driver = record.text("module name");
        return new FunctionFacts(
                record.address(),
                identity(record),
                new DeviceNames(
                        record.text("vendor name"), record.text("device name"), record.text("device class name")),
                new Binding(driver, List.of()),
                new Placement(path, slot(record), numaNode(record), null),
                passthrough(record, wanted));
    }

    private static DeviceIdentity identity(EsxcliRecord record) throws Malformed {
        String subvendor = record.optional("subvendor id", Hex::id, NO_ID);
        String subdevice = record.optional("subdevice id", Hex::id, NO_ID);
        boolean subsystem = subvendor != null && !NO_SUBSYSTEM.contains(subvendor);
        return new DeviceIdentity(
                record.required("vendor id", Hex::id, NO_ID),
                record.required("device id", Hex::id, NO_ID),
                subsystem ? subvendor : null,
                subsystem ? subdevice : null,
                record.optional("revision id", EsxcliFunction::revision, "no revision of two hexadecimal digits"),
                record.optional("device class", Hex::classId, "no class of four hexadecimal digits"));
    }

    private static Optional<String> revision(String text) {
        Matcher matcher = REVISION.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static @Nullable String slot(EsxcliRecord record) throws Malformed {
        String slot = record.text("physical slot");
        return slot == null || MINUS_ONE.contains(slot) ? null : slot;
    }

    private static @Nullable Integer numaNode(EsxcliRecord record) throws Malformed {
        Integer node = record.optional("numa node", EsxcliFunction::node, "no NUMA node");
        return node == null || node < 0 ? null : node;
    }

    private static Optional<Integer> node(String text) {
        if (MINUS_ONE.contains(text)) {
            return Optional.of(-1);
        }
        return NODE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Passthrough passthrough(EsxcliRecord record, @Nullable Boolean wanted) throws Malformed {
        DeviceContext current = context(record.text("current owner"));
        DeviceContext configured = context(record.text("configured owner"));
        return new Passthrough(
                record.optional("passthru capable", EsxcliFunction::flag, "neither true nor false"),
                current,
                pending(current, configured == null ? context(wanted) : configured),
                record.optional("dependent device", DecimalAddress::parse, DecimalAddress.OTHERWISE),
                resetMethod(record.text("reset method")));
    }

    /** The owners that are known; another one, such as the service console of old releases, is no opinion. */
    private static @Nullable DeviceContext context(@Nullable String owner) {
        if (owner == null) {
            return null;
        }
        return switch (owner.toLowerCase(Locale.ROOT)) {
            case "vmkernel" -> DeviceContext.HOST;
            case "vm passthru" -> DeviceContext.PASSTHROUGH;
            default -> null;
        };
    }

    private static @Nullable DeviceContext context(@Nullable Boolean wanted) {
        if (wanted == null) {
            return null;
        }
        return wanted ? DeviceContext.PASSTHROUGH : DeviceContext.HOST;
    }

    /** What is configured becomes true with the next reboot of the host. */
    private static @Nullable Pending pending(@Nullable DeviceContext current, @Nullable DeviceContext configured) {
        if (current == null || configured == null || current == configured) {
            return null;
        }
        return configured == DeviceContext.PASSTHROUGH ? Pending.TO_PASSTHROUGH : Pending.TO_HOST;
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** {@code Function reset} is FUNCTION, {@code D3D0 reset} is D3D0, and no reset is NONE. */
    private static @Nullable String resetMethod(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String method =
                text.toUpperCase(Locale.ROOT).replaceFirst("\\s+RESET$", "").replaceAll("[^A-Z0-9]+", "_");
        return method.equals("NO") ? "NONE" : method;
    }
}
