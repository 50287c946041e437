package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.source.ManageSources;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Identifier;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths, queries and headers; anything wrong is an {@code invalid-request}. */
final class Requests {
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 500;
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Requests() {}

    static HostId host(String text) {
        return new HostId(id("host", text));
    }

    static VmId vm(String text) {
        return new VmId(id("vm", text));
    }

    static @Nullable SourceName source(@Nullable String text) {
        return text == null ? null : new SourceName(id("source", text));
    }

    static SourceName sourceName(String text) {
        return new SourceName(id("source", text));
    }

    /** The id of a source that we read ourselves. */
    static SourceName managedSource(String text) {
        SourceName name = sourceName(text);
        if (ManageSources.RESERVED.contains(text)) {
            throw ProblemCode.INVALID_REQUEST.problem(
                    "%s is a name of reports; call the source otherwise".formatted(text));
        }
        return name;
    }

    static int limit(@Nullable String text) {
        return text == null ? LIMIT_DEFAULT : (int) number("limit", text, LIMIT_MAX);
    }

    static @Nullable Long generation(@Nullable String text) {
        return text == null ? null : number("generation", text, Long.MAX_VALUE);
    }

    /** The place after which a page of the history begins, as an earlier page gave it. */
    static @Nullable Long place(@Nullable String text) {
        return text == null ? null : number("after", text, Long.MAX_VALUE);
    }

    static @Nullable PciAddress address(@Nullable String text) {
        return text == null
                ? null
                : PciAddress.parse(text)
                        .orElseThrow(() -> ProblemCode.INVALID_REQUEST.problem("address is like 0000:06:00.0"));
    }

    static <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemCode.INVALID_REQUEST.problem(name + " is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw ProblemCode.INVALID_REQUEST.problem(name + " is true or false");
        }
        return Boolean.valueOf(text);
    }

    /** The revision of an If-Match header; null where there is none or any will do. */
    static @Nullable Long expectedRevision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher matcher = ETAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw ProblemCode.INVALID_REQUEST.problem("If-Match takes an ETag that this service gave");
        }
        return Long.valueOf(matcher.group(1));
    }

    private static String id(String name, String text) {
        if (!Identifier.isValid(text)) {
            throw ProblemCode.INVALID_REQUEST.problem(name + " does not fit " + Identifier.FORM);
        }
        return text;
    }

    private static long number(String name, String text, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is out of bounds
        }
        throw ProblemCode.INVALID_REQUEST.problem("%s is a number from 1 to %d".formatted(name, max));
    }
}
