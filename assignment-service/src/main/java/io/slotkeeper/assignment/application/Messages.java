package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.Sentences;
import io.slotkeeper.assignment.domain.state.AwaitingConsent;
import io.slotkeeper.assignment.domain.state.Failed;
import java.util.Optional;
import java.util.TreeSet;

/** One sentence for people about every fact. */
final class Messages {
    private Messages() {}

    static String of(Fact fact, Assignment after, Cause cause) {
        NewRequest request = after.request();
        String functions = Sentences.list(request.functions()) + " on " + request.host();
        return switch (fact) {
            case REQUESTED ->
                "Passthrough of " + functions + " to " + after.vmName() + " is requested by "
                        + after.origin().requester().subject() + ".";
            case EVALUATION_REQUESTED -> "Policy is asked again because " + cause.reason() + ".";
            case CONSENT_AWAITED -> "Consent to " + needed(after) + " is awaited" + meanwhile(after, functions);
            case APPROVAL_AWAITED -> "An approval is awaited" + meanwhile(after, functions);
            case CONSENT_GIVEN -> "Consent to " + consentCodes(after) + " is given by " + cause.actor() + ".";
            case CLAIMED -> "Virtual machine " + after.vmName() + " holds " + functions + ".";
            case PREPARING, ATTACHING -> issued(after) + ".";
            case ATTACHED -> functionsAre(request) + "attached to " + after.vmName() + ".";
            case ORDER_REPORTED -> cause.told() + ".";
            case ORDER_OVERDUE ->
                Sentences.capital(String.valueOf(cause.reason())) + "; the order is cancelled, and somebody has to"
                        + " look at " + request.host() + ".";
            case RELEASING -> functionsAre(request) + "being released by " + cause.actor() + ".";
            case RELEASED -> functionsAre(request) + "given back by " + after.vmName() + ".";
            case DENIED -> denial(after);
            case CANCELLED -> "The request for " + functions + " is cancelled by " + cause.actor() + ".";
            case EXPIRED ->
                Sentences.capital(String.valueOf(cause.reason())) + "; " + after.vmName() + " does not hold "
                        + functions + " any more.";
            case FAILED -> failure(after);
        };
    }

    private static String functionsAre(NewRequest request) {
        boolean one = request.functions().size() == 1;
        return (one ? "Function " : "Functions ") + Sentences.list(request.functions()) + " on " + request.host()
                + (one ? " is " : " are ");
    }

    private static String meanwhile(Assignment after, String functions) {
        Hold hold = after.hold();
        String until = hold == null || hold.until() == null ? "" : " until " + Sentences.minute(hold.until());
        return until + "; meanwhile " + after.vmName() + " holds " + functions + ".";
    }

    private static String needed(Assignment after) {
        return after.state() instanceof AwaitingConsent awaiting
                ? Sentences.list(new TreeSet<>(awaiting.needed()))
                : "";
    }

    private static String consentCodes(Assignment after) {
        return after.verdict() == null ? "" : Sentences.list(after.verdict().consentCodes());
    }

    private static String issued(Assignment after) {
        return after.state()
                .pendingOrder()
                .map(order -> "Order " + named(order, after.request().host()) + " is issued")
                .orElse("Orders follow");
    }

    private static String named(PlannedOrder order, String host) {
        return order.type() + " for " + Sentences.list(order.functions()) + " on " + host;
    }

    private static String denial(Assignment after) {
        return Optional.ofNullable(after.verdict()).stream()
                .flatMap(verdict -> verdict.findings().stream())
                .filter(Finding::denies)
                .map(finding -> "The request is denied: " + Sentences.clause(finding.message()) + ".")
                .findFirst()
                .orElse("The request is denied.");
    }

    private static String failure(Assignment after) {
        String why = after.state() instanceof Failed failed ? Sentences.clause(failed.detail()) : "";
        String held = after.hold() == null ? "" : "; what it holds stays held until it is released";
        return "The assignment failed" + (why.isEmpty() ? "" : ": " + why) + held + ".";
    }

    /** What a report says, and which order of the same chain follows it. */
    static String told(Order order, OrderOutcome outcome, String reporter, Optional<PlannedOrder> next) {
        String done = outcome == OrderOutcome.SUCCEEDED ? "done" : "failed";
        String report = "Order " + named(order.planned(), order.host()) + " is reported as " + done + " by " + reporter;
        return next.map(following -> report + "; order " + following.type() + " is issued")
                .orElse(report);
    }
}
