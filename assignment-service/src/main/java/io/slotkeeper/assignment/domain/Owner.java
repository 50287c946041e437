package io.slotkeeper.assignment.domain;

/** Who has to act so that an assignment goes on. */
public enum Owner {
    POLICY("policy"),
    REQUESTER("the requester"),
    APPROVER("an approver"),
    /** A person who operates hosts, or the agent that does it for them. */
    OPERATOR("an operator"),
    /** Those who hold what is asked for. */
    HOLDER("its holders");

    private final String inWords;

    Owner(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
