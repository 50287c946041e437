package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.state.AwaitingConsent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sentence for people about every fact. */
final class Messages {
    private Messages() {}

    static String of(Fact fact, Assignment after, Cause cause) {
        NewRequest request = after.request();
        String functions = joined(request.functions());
        return switch (fact) {
            case REQUESTED ->
                after.origin().requester().subject() + " asks for " + functions + " on " + request.host() + " for "
                        + request.vm() + ".";
            case EVALUATION_REQUESTED -> "Policy is asked again: " + cause.reason() + ".";
            case CONSENT_AWAITED -> held(after, functions) + "consent to " + needed(after) + " is awaited.";
            case APPROVAL_AWAITED -> held(after, functions) + "an approval is awaited.";
            case CONSENT_GIVEN -> cause.actor() + " consents to " + consentCodes(after) + ".";
            case CLAIMED -> request.vm() + " holds " + functions + " on " + request.host() + ".";
            case PREPARING, ATTACHING -> issued(after) + ".";
            case ATTACHED -> functions + " on " + request.host() + " is attached to " + request.vm() + ".";
            case ORDER_REPORTED -> cause.told() + ".";
            case RELEASING -> cause.actor() + " releases " + functions + " on " + request.host() + ".";
            case RELEASED -> request.vm() + " has given " + functions + " on " + request.host() + " back.";
            case DENIED -> denial(after);
            case CANCELLED -> cause.actor() + " cancels the request for " + functions + " on " + request.host() + ".";
            case EXPIRED -> "Nobody answered in time; the hold on " + functions + " is gone.";
            case FAILED -> "It failed: " + cause.reason() + ". What is held stays held until it is released.";
        };
    }

    private static String held(Assignment after, String functions) {
        Hold hold = after.hold();
        String until = hold == null || hold.until() == null ? "" : " until " + hold.until();
        return functions + " is held for " + after.request().vm() + until + "; ";
    }

    private static String needed(Assignment after) {
        return after.state() instanceof AwaitingConsent awaiting ? String.join(", ", awaiting.needed()) : "";
    }

    private static String consentCodes(Assignment after) {
        return after.verdict() == null ? "" : String.join(", ", after.verdict().consentCodes());
    }

    private static String issued(Assignment after) {
        return after.state()
                .pendingOrder()
                .map(order -> "Order " + named(order, after.request().host()) + " is issued")
                .orElse("Orders follow");
    }

    private static String named(PlannedOrder order, String host) {
        return order.type() + " for " + joined(order.functions()) + " on " + host;
    }

    private static String denial(Assignment after) {
        return after.verdict() == null
                ? "The request is denied."
                : after.verdict().findings().stream()
                        .filter(Finding::denies)
                        .map(Finding::message)
                        .findFirst()
                        .orElse("The request is denied.");
    }

    private static String joined(List<Address> functions) {
        return functions.stream().map(Address::value).collect(Collectors.joining(", "));
    }

    /** What a report says, and which order of the same chain follows it. */
    static String told(Order order, OrderOutcome outcome, String reporter, Optional<PlannedOrder> next) {
        String report =
                "Order " + named(order.planned(), order.host()) + " is reported as " + outcome + " by " + reporter;
        return next.map(following -> report + "; order " + following.type() + " is issued")
                .orElse(report);
    }
}
