package io.slotkeeper.policy.api;

/** The roles of a token. A token carries one, so what a weaker role may is listed for the stronger ones too. */
final class Roles {

    static final String VIEWER = "viewer";
    static final String REQUESTER = "requester";
    static final String APPROVER = "approver";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Roles() {}
}
