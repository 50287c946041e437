package io.slotkeeper.inventory.connector.vsphere.vim;

import org.jspecify.annotations.Nullable;

/** Why a server could not be asked or did not answer well; the message is for people and holds no secret. */
public final class VimException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String subject;

    /**
     * @param subject what the kind is about: the thumbprint to pin, the missing privilege, the fault's type; null where
     *     the kind needs none
     */
    public VimException(Kind kind, String message, @Nullable String subject, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.subject = subject;
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable String subject() {
        return subject;
    }

    public enum Kind {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The certificate is neither signed by the given authority nor pinned; the subject is its SHA-256 thumbprint. */
        UNTRUSTED_CERTIFICATE,
        /** The server took too long, or dripped. */
        TIMEOUT,
        /** The answer is not what the API promises: malformed, of a wrong type, or not a vSphere server at all. */
        BAD_ANSWER,
        /** The answer is larger or deeper than is read. */
        TOO_LARGE,
        /** User name or password are wrong. */
        LOGIN_REFUSED,
        /** The session has ended; log in again. */
        SESSION_ENDED,
        /** A privilege is missing; the subject names it. */
        NO_PERMISSION,
        /** Another fault; the subject is its type. */
        FAULT
    }
}
