package io.slotkeeper.assignment.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words in which a lost race is told, with the founding codes, marked as found by assignment. */
public final class HoldFindings {
    private static final String BY = "assignment";

    private HoldFindings() {}

    /** A requested function is another assignment's. */
    public static HoldResult.Refused functionHeld(Address address, Refusal refusal) {
        return refused("exclusive-use", address.value(), refusal, address + " is held by " + who(refusal) + ".");
    }

    /** A function of the same holder group is another virtual machine's. */
    public static HoldResult.Refused groupHeld(Address address, Refusal refusal) {
        return refused(
                "slot-context",
                address.value(),
                refusal,
                address + " must be held by one virtual machine together with its group, which " + who(refusal)
                        + " holds.");
    }

    /** The virtual machine has no seat left. */
    public static HoldResult.Refused limitExceeded(String vm, int max, int held, int requested) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("max", max);
        parameters.put("held", held);
        parameters.put("requested", requested);
        String message = vm + " holds " + held + " of at most " + max + " functions and asks for " + requested + ".";
        Refusal refusal = Refusal.of("limit-exceeded");
        return new HoldResult.Refused(
                refusal,
                new Finding(
                        "vm-device-limit",
                        refusal.code(),
                        "DENY",
                        vm,
                        message,
                        "Release a function of " + vm + ".",
                        parameters,
                        BY));
    }

    private static HoldResult.Refused refused(String rule, String subject, Refusal refusal, String message) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        putText(parameters, "holder", refusal.holder());
        putText(parameters, "since", refusal.since());
        putText(parameters, "until", refusal.until());
        String remedy = "Ask for another function, or wait until it is released.";
        return new HoldResult.Refused(
                refusal, new Finding(rule, refusal.code(), "DENY", subject, message, remedy, parameters, BY));
    }

    private static void putText(
            Map<String, Object> parameters, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static String who(Refusal refusal) {
        String until = refusal.until() == null ? "" : " until " + refusal.until();
        return refusal.holder() + " since " + refusal.since() + until;
    }
}
