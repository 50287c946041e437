package io.slotkeeper.inventory.api;

/** The roles of a token; it carries one, so every operation lists all that may call it. */
final class Roles {
    static final String VIEWER = "viewer";
    static final String REQUESTER = "requester";
    static final String APPROVER = "approver";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}
}
