package io.slotkeeper.faults.agent;

import static io.slotkeeper.faults.agent.Binding.Kind.BUG;
import static io.slotkeeper.faults.agent.Binding.Kind.CRASH;

import java.util.List;

/**
 * Every place in the services' code that drills reach into. A class or method that gets another name must get it here
 * too: a test looks all of them up in the compiled services, and the agent tells of what it misses.
 */
final class Bindings {
    private static final String MESSAGING = "io.slotkeeper.messaging.";
    private static final String ASSIGNMENT = "io.slotkeeper.assignment.";

    static final List<Binding> ALL = List.of(
            crash("after-commit-before-send", "messaging", MESSAGING + "OutboxBatch", "read", 2, Crash.AtExit.class),
            crash("after-send-before-delete", "messaging", MESSAGING + "OutboxBatch", "delete", 2, Crash.AtEntry.class),
            new Binding(
                    "after-apply-before-offset-commit",
                    CRASH,
                    "messaging",
                    MESSAGING + "EventIntake",
                    "apply",
                    2,
                    "org.apache.kafka.clients.consumer.ConsumerRecords",
                    Crash.AtExit.class),
            crash("in-transaction", "messaging", MESSAGING + "Inbox", "firstTime", 2, Crash.AtExit.class),
            crash(
                    "between-hold-and-commit",
                    "assignment-service",
                    ASSIGNMENT + "persistence.HoldRepository",
                    "place",
                    1,
                    Crash.AtExit.class),
            crash(
                    "between-release-and-commit",
                    "assignment-service",
                    ASSIGNMENT + "persistence.HoldRepository",
                    "free",
                    1,
                    Crash.AtExit.class),
            crash(
                    "after-accept-before-answer",
                    "assignment-service",
                    ASSIGNMENT + "api.AssignmentsResource",
                    "accepted",
                    4,
                    Crash.AtEntry.class),
            bug(
                    "double-booking",
                    "assignment-service",
                    ASSIGNMENT + "persistence.HoldRepository",
                    "place",
                    1,
                    Bug.PlacedAlways.class),
            bug(
                    "double-booking",
                    "policy-service",
                    "io.slotkeeper.policy.persistence.HoldingRepository",
                    "holdsOnOrOf",
                    2,
                    Bug.EmptyList.class),
            bug(
                    "no-consent-needed",
                    "assignment-service",
                    ASSIGNMENT + "domain.Finding",
                    "needsConsent",
                    0,
                    Bug.Nothing.class),
            bug(
                    "command-swallowed",
                    "assignment-service",
                    ASSIGNMENT + "events.CommandConsumer",
                    "apply",
                    1,
                    Bug.NothingSometimes.class),
            bug("inbox-forgets", "messaging", MESSAGING + "Inbox", "firstTime", 2, Bug.SecondArgument.class),
            bug(
                    "untold",
                    "notifier-service",
                    "io.slotkeeper.notifier.application.TellOfStateChange",
                    "tell",
                    1,
                    Bug.NothingSometimes.class),
            bug(
                    "companion-forgotten",
                    "assignment-service",
                    ASSIGNMENT + "domain.HostState",
                    "contextMembers",
                    1,
                    Bug.ArgumentAsSet.class),
            bug("seats-leak", "assignment-service", ASSIGNMENT + "persistence.Seats", "free", 1, Bug.Nothing.class),
            bug(
                    "release-frees-nothing",
                    "assignment-service",
                    ASSIGNMENT + "persistence.HoldRepository",
                    "free",
                    1,
                    Bug.Nothing.class),
            bug(
                    "release-only-said",
                    "assignment-service",
                    ASSIGNMENT + "application.ReleaseAssignment",
                    "handle",
                    3,
                    Bug.OnlySaid.class),
            bug(
                    "history-gaps",
                    "assignment-service",
                    ASSIGNMENT + "persistence.HistoryRepository",
                    "append",
                    2,
                    Bug.NothingSometimes.class),
            bug(
                    "password-in-event",
                    "assignment-service",
                    ASSIGNMENT + "application.Messages",
                    "of",
                    3,
                    Bug.PasswordInSentence.class),
            bug("file-leak", "messaging", MESSAGING + "Inbox", "firstTime", 2, Bug.FileLeak.class),
            bug(
                    "denial-without-reason",
                    "assignment-service",
                    ASSIGNMENT + "events.AssignmentEventData",
                    "findings",
                    2,
                    Bug.EmptyList.class));

    private Bindings() {}

    private static Binding crash(
            String point, String module, String type, String method, int parameters, Class<?> advice) {
        return new Binding(point, CRASH, module, type, method, parameters, "", advice);
    }

    private static Binding bug(
            String point, String module, String type, String method, int parameters, Class<?> advice) {
        return new Binding(point, BUG, module, type, method, parameters, "", advice);
    }
}
