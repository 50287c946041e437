package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import java.util.List;
import java.util.Objects;

/** Says to people what went wrong, and what to do about it. */
final class Problems {
    private static final int NAMED_MAX = 3;

    private Problems() {}

    static SourceProblem of(VimException e) {
        String subject = Objects.requireNonNullElse(e.subject(), "unknown");
        String what = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case UNREACHABLE ->
                problem(Code.UNREACHABLE, what + ". Check the URL, and whether the network lets us through.", e);
            case UNTRUSTED_CERTIFICATE ->
                problem(
                        Code.UNTRUSTED_CERTIFICATE,
                        "%s. Its SHA-256 thumbprint is %s: compare it with the server's own, then pin it, or give the authority that signed it."
                                .formatted(what, subject),
                        e);
            case TIMEOUT -> problem(Code.TIMEOUT, what + ". The server may be overloaded; it is asked again.", e);
            case BAD_ANSWER ->
                problem(Code.BAD_ANSWER, what + ". Is this the URL of a vSphere server, ending in /sdk?", e);
            case TOO_LARGE -> problem(Code.ANSWER_TOO_LARGE, what + ".", e);
            case LOGIN_REFUSED ->
                problem(
                        Code.LOGIN_REFUSED,
                        what
                                + ". Correct the credentials that the source refers to; they are looked up at every login.",
                        e);
            case NO_PERMISSION ->
                problem(
                        Code.PERMISSION_MISSING,
                        "The account lacks the privilege %s: give it the Read-only role on the vCenter, propagated to its children."
                                .formatted(subject),
                        e);
            case SESSION_ENDED -> problem(Code.SERVER_FAULT, "The server ended the session before it was read.", e);
            case FAULT -> problem(Code.SERVER_FAULT, what + ".", e);
        };
    }

    /** Objects that cannot be understood, where the others were taken. */
    static SourceProblem bad(List<String> objects) {
        String named = String.join("; ", objects.subList(0, Math.min(NAMED_MAX, objects.size())));
        int more = objects.size() - NAMED_MAX;
        return new SourceProblem(
                Code.BAD_ANSWER,
                "%s%s. What was known of it stays; everything else was taken."
                        .formatted(named, more > 0 ? "; and %d more".formatted(more) : ""),
                null);
    }

    static SourceProblem nothingVisible(String what) {
        return new SourceProblem(
                Code.NOTHING_VISIBLE,
                what + ". Has the account lost its rights? Give it the Read-only role on the vCenter, propagated to its"
                        + " children. Nothing is taken for lost.",
                null);
    }

    static SourceProblem credentialsMissing(String what) {
        return new SourceProblem(Code.CREDENTIALS_MISSING, what, null);
    }

    static SourceProblem internal() {
        return new SourceProblem(
                Code.INTERNAL,
                "What was read could not be taken; the service's log says why. It is tried again.",
                null);
    }

    private static SourceProblem problem(Code code, String detail, VimException e) {
        return new SourceProblem(code, detail, e.subject());
    }
}
