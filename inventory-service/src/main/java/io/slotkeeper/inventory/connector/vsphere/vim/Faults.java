package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.util.Optional;

/** Turns what a server objects to into what a caller can do about it. */
final class Faults {
    private static final int WORDS = 200;

    private Faults() {}

    /**
     * @param fault a SOAP fault
     * @param quote whether the server's own words may be repeated; not where they answer a password
     */
    static VimException of(VimValue fault, boolean quote) {
        Optional<VimValue> detail = detail(fault);
        String type = detail.map(Faults::type).orElse("none");
        String words = quote ? words(fault.text("faultstring").orElse("")) : "";
        return switch (type) {
            case "InvalidLogin" -> new VimException(Kind.LOGIN_REFUSED, "user name or password are wrong", null, null);
            case "PasswordExpired" -> new VimException(Kind.LOGIN_REFUSED, "the password has expired", null, null);
            case "NotAuthenticated" -> new VimException(Kind.SESSION_ENDED, "the session has ended", null, null);
            case "NoPermission" ->
                noPermission(detail.flatMap(Faults::privilege).orElse("unknown"));
            default ->
                new VimException(
                        Kind.FAULT,
                        "the server refused with " + type + words,
                        type,
                        detail.map(SoapFault::new).orElse(null));
        };
    }

    /** The type of a fault within an answer. */
    static String type(VimValue fault) {
        String type = fault.type();
        return type != null ? type : fault.name().replaceFirst("Fault$", "");
    }

    /** The privilege whose lack a fault tells of; API 7.0.3.2 and later name several, of which this is the first. */
    static Optional<String> privilege(VimValue fault) {
        return fault.text("privilegeId").or(() -> fault.text("missingPrivileges.privilegeIds"));
    }

    /** The details of a SOAP fault: the fault of the API. */
    static Optional<VimValue> detail(VimValue fault) {
        return fault.child("detail")
                .flatMap(detail -> detail.children().stream().findFirst());
    }

    private static VimException noPermission(String privilege) {
        return new VimException(Kind.NO_PERMISSION, "the privilege " + privilege + " is missing", privilege, null);
    }

    private static String words(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(plain.length(), WORDS));
    }
}
