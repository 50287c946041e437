package io.slotkeeper.inventory.application.source;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a source cannot be read just now; tells people what to do about it, and holds no secret.
 *
 * @param subject what the code is about: the thumbprint to pin, the missing privilege, the fault's type
 */
public record SourceProblem(Code code, String detail, @Nullable String subject) {
    /** Whether it is the same trouble, perhaps in other words. */
    public boolean isLike(SourceProblem other) {
        return code == other.code && Objects.equals(subject, other.subject);
    }

    /** Stable reasons. */
    public enum Code {
        UNREACHABLE,
        UNTRUSTED_CERTIFICATE,
        TIMEOUT,
        BAD_ANSWER,
        ANSWER_TOO_LARGE,
        LOGIN_REFUSED,
        PERMISSION_MISSING,
        SERVER_FAULT,
        CREDENTIALS_MISSING,
        /** It shows nothing of what it showed before, as when its account lost its rights; nothing is taken for lost. */
        NOTHING_VISIBLE,
        /** We failed ourselves, such as when the database is away. */
        INTERNAL;

        /** As it stands on the wire: {@code untrusted-certificate}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
