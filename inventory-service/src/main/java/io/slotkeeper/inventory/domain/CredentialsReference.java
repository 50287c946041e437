package io.slotkeeper.inventory.domain;

import java.util.regex.Pattern;

/** Where a source's user and password are found. It says where to look, and is no secret itself. */
public record CredentialsReference(Kind kind, String name) {
    /** The places that can be looked at. */
    public enum Kind {
        /** A file of that name in the installation's directory of credentials. */
        FILE("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
        /** Two variables of the environment, {@code SLOTKEEPER_SOURCE_<NAME>_USERNAME} and {@code …_PASSWORD}. */
        ENVIRONMENT("[A-Z0-9][A-Z0-9_]{0,62}"),
        /** A credentials provider of the platform, such as that of a vault. */
        PROVIDER("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }
    }

    /** Refuses a name that does not fit; the sentence does not repeat it, since people paste the wrong thing. */
    public CredentialsReference {
        if (!kind.form.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of credentials of kind %s does not fit %s".formatted(kind, kind.form));
        }
    }
}
