package io.slotkeeper.inventory.domain;

/** Why a command was not carried out; nothing has changed. */
public record Refusal(Code code, String detail) {
    /** Stable reasons. */
    public enum Code {
        TOO_MANY_FUNCTIONS,
        TOO_MANY_SOURCES,
        /** A source sees the host as it is now, so it is in service. */
        HOST_WATCHED,
        /** Somebody holds functions of the host. */
        HOST_CLAIMED,
        /** The source says something of functions that it never listed. */
        LIST_FIRST,
        /** Nobody may report in the name of a source that is read by ourselves. */
        SOURCE_MANAGED
    }
}
