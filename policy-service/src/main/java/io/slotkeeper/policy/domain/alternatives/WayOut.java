package io.slotkeeper.policy.domain.alternatives;

/** The kinds of alternatives. */
public enum WayOut {
    /** What was refused would be answered better now. */
    ASK_AGAIN,
    /** The same functions, after something else was changed. */
    CHANGE_FIRST,
    /** Other functions of the same host and models. */
    OTHER_FUNCTION,
    /** Functions of the same host and models that take fewer others along. */
    FEWER_COMPANIONS,
    /** The same models on another host. */
    OTHER_HOST,
    /** Another model of the same class, on this host or another. */
    OTHER_MODEL
}
