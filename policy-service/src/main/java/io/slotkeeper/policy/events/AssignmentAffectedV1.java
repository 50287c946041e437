package io.slotkeeper.policy.events;

/** {@code slotkeeper.policy.assignment-affected.v1}: a new version of the support list would judge an assignment otherwise. */
final class AssignmentAffectedV1 {

    static final String TYPE = "slotkeeper.policy.assignment-affected.v1";
    static final String TOPIC = VerdictIssuedV1.TOPIC;

    private AssignmentAffectedV1() {}
}
