package io.slotkeeper.inventory.connector.vsphere.vim;

/** Which certificate a server may show; there is no way to trust every certificate. */
public sealed interface Trust {
    /** One that Java's own authorities vouch for, for the name in the URL. */
    record Platform() implements Trust {}

    /** One that these authorities vouch for, for the name in the URL. */
    record Authority(String pem) implements Trust {}

    /**
     * Exactly this one, whatever name it carries.
     *
     * @param sha256 64 lower-case hexadecimal digits, no separators
     */
    record Pinned(String sha256) implements Trust {}
}
