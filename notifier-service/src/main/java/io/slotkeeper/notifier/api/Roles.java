package io.slotkeeper.notifier.api;

/** The roles of the product, as tokens carry them. */
final class Roles {
    static final String VIEWER = "viewer";
    static final String REQUESTER = "requester";
    static final String APPROVER = "approver";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}
}
