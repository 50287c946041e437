package io.slotkeeper.inventory.domain;

/** Which certificate a source's server may show; there is no way to trust every certificate. */
public sealed interface SourceTrust {
    /** One that the platform's authorities vouch for. */
    record Platform() implements SourceTrust {}

    /** One that these authorities vouch for, as PEM. */
    record Authority(String pem) implements SourceTrust {}

    /**
     * Exactly this one.
     *
     * @param sha256 64 lower-case hexadecimal digits
     */
    record Pinned(String sha256) implements SourceTrust {}
}
