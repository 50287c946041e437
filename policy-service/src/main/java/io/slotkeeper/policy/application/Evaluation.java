package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.domain.facts.Host;
import java.util.List;

/** What came of a dry run: a verdict, or what policy has not seen yet. */
public sealed interface Evaluation {

    /** All rules were asked. */
    record Judged(VerdictDocument verdict, WaysOut waysOut) implements Evaluation {}

    /** No state of this host has arrived. */
    record HostUnknown(String host) implements Evaluation {}

    /** The host's state is older than the caller wants. */
    record RevisionNotSeen(Host host, long wanted) implements Evaluation {}

    /** The host has no such functions. */
    record FunctionsUnknown(Host host, List<String> addresses) implements Evaluation {}

    /** There is no such draft or version of the support list. */
    record ListUnknown(ListChoice list) implements Evaluation {}
}
