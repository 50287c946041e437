package io.slotkeeper.inventory.connector.vsphere.vim;

/** The details of a fault, as the cause of the exception that tells of it. */
final class SoapFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient VimValue detail;

    SoapFault(VimValue detail) {
        super(Faults.type(detail));
        this.detail = detail;
    }

    VimValue detail() {
        return detail;
    }

    /** Whether a failure is a fault of that type. */
    static boolean is(String type, VimException failure) {
        return failure.kind() == VimException.Kind.FAULT && type.equals(failure.subject());
    }
}
