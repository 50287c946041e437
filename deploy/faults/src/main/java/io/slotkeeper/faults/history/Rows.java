package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows that rules look at, with the columns that they need. */
public final class Rows {
    private Rows() {}

    /** {@code assignment.assignment}. */
    public record Assignment(
            UUID id,
            String project,
            String host,
            String vm,
            String state,
            int revision,
            int attempt,
            @Nullable String externalRef,
            @Nullable String correlationId,
            @Nullable Instant askedAt,
            @Nullable Instant deadline,
            JsonNode document,
            @Nullable JsonNode verdict) {
        public List<String> functions() {
            return Json.texts(document.path("functions"));
        }

        public List<String> heldMembers() {
            return Json.texts(document.path("hold").path("members"));
        }

        public boolean saysThatItHolds() {
            return document.path("hold").isObject();
        }

        public String requester() {
            return document.path("requester").path("subject").asText();
        }
    }

    /** {@code assignment.history}. */
    public record History(
            UUID assignment,
            int revision,
            UUID eventId,
            String fact,
            String state,
            @Nullable String previousState,
            String project,
            @Nullable String actor,
            @Nullable String message,
            @Nullable JsonNode event,
            Instant at) {}

    /** {@code assignment.consent}. */
    public record Consent(UUID assignment, String code, String subject, @Nullable String actor) {}

    /** {@code assignment.assignment_order}. */
    public record Order(
            UUID id, UUID assignment, String host, String vm, String type, List<String> functions, String state) {}

    /** {@code assignment.hold}. */
    public record Hold(String host, String function, String vm, int holders) {
        public String place() {
            return host + "/" + function;
        }
    }

    /** {@code assignment.hold_member}. */
    public record Member(UUID assignment, String host, String function) {
        public String place() {
            return host + "/" + function;
        }
    }

    /** {@code assignment.claimed_function}. */
    public record Claim(
            String host, String function, UUID assignment, String project, String vm, @Nullable Instant until) {
        public String place() {
            return host + "/" + function;
        }
    }

    /** {@code assignment.seat}. */
    public record Seat(String vm, int ordinal, UUID assignment, @Nullable Integer limitMax) {}

    /** {@code assignment.host_state}. */
    public record HostSeen(String host, long revision, JsonNode document) {}

    /** {@code assignment.context_overlay}. */
    public record Overlay(
            UUID assignment, String host, String function, String context, long hostRevision, long sequence) {}

    /** {@code assignment.idempotency_key}. */
    public record Key(String subject, String route, String key, UUID assignment) {}

    /** {@code inventory.host}. */
    public record Host(String id, String project, long revision, boolean retired) {}

    /** {@code inventory.host_function}. */
    public record Function(String host, String address, String presence, boolean assignable, JsonNode document) {
        public String place() {
            return host + "/" + address;
        }
    }

    /**
     * {@code policy.assignment_seen} and {@code inventory.hold}: how far a read model of assignments is. A tombstone that
     * a stranger wrote leaves a row whose assignment is no UUID.
     */
    public record Seen(String assignment, String project, long revision) {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        /** Empty for what a stranger wrote. */
        public Optional<UUID> id() {
            return ID.matcher(assignment).matches() ? Optional.of(UUID.fromString(assignment)) : Optional.empty();
        }
    }

    /** {@code policy.verdict}. */
    public record Verdict(UUID assignment, int attempt, String outcome, JsonNode verdict, @Nullable JsonNode facts) {}

    /** {@code policy.ruleset}. */
    public record Ruleset(String name, int version) {}

    /** {@code notifier.notification}. */
    public record Notification(
            UUID id,
            long sequence,
            String project,
            UUID assignment,
            int revision,
            String addressee,
            String state,
            @Nullable String message) {}

    /** Every service's {@code dead_letter}. */
    public record DeadLetter(
            UUID id,
            String direction,
            @Nullable String channel,
            String topic,
            @Nullable String eventId,
            @Nullable String eventType,
            String reason,
            String state) {}
}
