package io.slotkeeper.assignment.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words in which a lost race is told, with the founding codes, marked as found by assignment. */
public final class HoldFindings {
    private static final String BY = "assignment";

    private HoldFindings() {}

    /** A requested function is another assignment's. */
    public static HoldResult.Refused functionHeld(Address address, Refusal refusal) {
        return refused(
                "exclusive-use", address.value(), refusal, "Function " + address + " is held by " + who(refusal) + ".");
    }

    /** A function of the same holder group is another virtual machine's. */
    public static HoldResult.Refused groupHeld(Address address, Refusal refusal) {
        return refused(
                "slot-context",
                address.value(),
                refusal,
                "Function " + address
                        + " must go to the same virtual machine as the rest of its group, which is held by "
                        + who(refusal) + ".");
    }

    /** The physical function of a requested virtual one is another assignment's. */
    public static HoldResult.Refused physicalFunctionHeld(SriovPair pair, Refusal refusal) {
        return refused(
                "exclusive-use",
                pair.virtual().value(),
                refusal,
                "Function " + pair.virtual() + " is a virtual function of " + pair.physical() + ", which is held by "
                        + who(refusal) + ": whoever has that can end this one.");
    }

    /** A virtual function of a requested physical one is another assignment's. */
    public static HoldResult.Refused virtualFunctionHeld(SriovPair pair, Refusal refusal) {
        return refused(
                "exclusive-use",
                pair.physical().value(),
                refusal,
                "Function " + pair.physical() + " has the virtual function " + pair.virtual()
                        + ", which would end and is held by " + who(refusal) + ".");
    }

    /** The virtual machine has no seat left. */
    public static HoldResult.Refused limitExceeded(String vm, int max, int held, int requested) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("max", max);
        parameters.put("held", held);
        parameters.put("requested", requested);
        String message = "Virtual machine " + vm + " holds " + held + (held == 1 ? " function" : " functions")
                + " and asks for " + requested + " more, but may have " + max + ".";
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
        String holder = refusal.holder() == null ? "somebody else" : refusal.holder();
        String since = refusal.since() == null ? "" : " since " + Sentences.minute(refusal.since());
        return holder
                + since
                + (refusal.until() == null ? "" : ", tentatively until " + Sentences.minute(refusal.until()));
    }
}
