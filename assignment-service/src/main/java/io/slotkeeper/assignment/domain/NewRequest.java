package io.slotkeeper.assignment.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked for, valid in form: 1 to 64 distinct functions of one host for one virtual machine, with a reason. */
public record NewRequest(
        String host,
        String vm,
        List<Address> functions,
        String reason,
        Set<String> consents,
        @Nullable String externalRef) {
    public static final int FUNCTIONS_MAX = 64;
    public static final int REASON_MAX = 500;
    public static final int EXTERNAL_REF_MAX = 200;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** A request as a caller words it; nothing is sure about it yet. */
    public record Draft(
            @Nullable String host,
            @Nullable String vm,
            @Nullable List<@Nullable String> functions,
            @Nullable String reason,
            @Nullable List<@Nullable String> consents,
            @Nullable String externalRef) {}

    /** Either the request or what is wrong with the draft. */
    public record Checked(@Nullable NewRequest request, List<String> faults) {
        public Rejection rejection() {
            return new Rejection(ProblemCode.INVALID_REQUEST, String.join("; ", faults));
        }
    }

    /** Checks every part of a draft and names every fault, not only the first. */
    public static Checked check(Draft draft) {
        List<String> faults = new ArrayList<>();
        String host = id("host", draft.host(), faults);
        String vm = id("vm", draft.vm(), faults);
        List<Address> functions = functions(draft.functions(), faults);
        String reason = reason(draft.reason(), faults);
        TreeSet<String> consents = consents(draft.consents(), faults);
        externalRef(draft.externalRef(), faults);
        return faults.isEmpty()
                ? new Checked(new NewRequest(host, vm, functions, reason, consents, draft.externalRef()), List.of())
                : new Checked(null, List.copyOf(faults));
    }

    private static String id(String name, @Nullable String value, List<String> faults) {
        if (value == null || !ID.matcher(value).matches()) {
            faults.add(name + ": must match [a-z0-9][a-z0-9._-]{0,62}");
            return "";
        }
        return value;
    }

    private static List<Address> functions(@Nullable List<@Nullable String> values, List<String> faults) {
        if (values == null || values.isEmpty() || values.size() > FUNCTIONS_MAX) {
            faults.add("functions: 1 to " + FUNCTIONS_MAX + " functions are needed");
            return List.of();
        }
        TreeSet<Address> distinct = new TreeSet<>();
        for (String value : values) {
            Optional<Address> address = value == null ? Optional.empty() : Address.parse(value);
            if (address.isEmpty()) {
                faults.add("functions: " + value + " is not a PCI address such as 0000:06:00.0");
            } else if (!distinct.add(address.get())) {
                faults.add("functions: " + address.get() + " is asked for twice");
            }
        }
        return List.copyOf(distinct);
    }

    private static String reason(@Nullable String value, List<String> faults) {
        if (value == null || value.isBlank() || value.length() > REASON_MAX) {
            faults.add("reason: 1 to " + REASON_MAX + " characters are needed");
            return "";
        }
        return value;
    }

    private static TreeSet<String> consents(@Nullable List<@Nullable String> values, List<String> faults) {
        TreeSet<String> codes = new TreeSet<>();
        for (String value : values == null ? List.<@Nullable String>of() : values) {
            if (value == null || !ID.matcher(value).matches()) {
                faults.add("consents: " + value + " is not a finding's code");
            } else {
                codes.add(value);
            }
        }
        return codes;
    }

    private static void externalRef(@Nullable String value, List<String> faults) {
        if (value != null && value.length() > EXTERNAL_REF_MAX) {
            faults.add("externalRef: at most " + EXTERNAL_REF_MAX + " characters");
        }
    }
}
