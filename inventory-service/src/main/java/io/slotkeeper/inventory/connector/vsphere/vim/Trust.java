package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.regex.Pattern;

/**
 * Which certificate a server may show; there is no way to trust every certificate. What cannot be a thumbprint or an
 * authority is refused with an {@link IllegalArgumentException} whose message is for people.
 */
public sealed interface Trust {
    /** One that Java's own authorities vouch for, for the name in the URL. */
    record Platform() implements Trust {}

    /**
     * One that these authorities vouch for, for the name in the URL.
     *
     * @param pem one or more certificates
     */
    record Authority(String pem) implements Trust {
        public Authority {
            ServerTrust.certificates(pem);
        }
    }

    /**
     * Exactly this one, whatever name it carries, while it is valid: with nobody to revoke it, its dates are the only end
     * that a pinned certificate has.
     *
     * @param sha256 64 lower-case hexadecimal digits, no separators
     */
    record Pinned(String sha256) implements Trust {
        private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-f]{64}");

        public Pinned {
            if (!THUMBPRINT.matcher(sha256).matches()) {
                throw new IllegalArgumentException("a thumbprint has 64 lower-case hexadecimal digits");
            }
        }
    }
}
