package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a client tried, from its first line to its last.
 *
 * @param outcome what the client knows; a call without a last line is unknown
 * @param invokedAt milliseconds since the start of the run
 * @param endedAt the same; {@link Long#MAX_VALUE} for a call without a last line
 * @param invoke the first line
 * @param completion the last line, missing where there is none
 */
public record ClientCall(
        long op,
        String client,
        String action,
        Outcome outcome,
        long invokedAt,
        long endedAt,
        JsonNode invoke,
        JsonNode completion) {

    private static final Set<String> SHOWING = Set.of("request", "read", "consent", "cancel", "release");

    /** What a client knows of its call. Unknown may or may not have happened. */
    public enum Outcome {
        OK,
        REFUSED,
        UNKNOWN
    }

    static ClientCall of(JsonNode invoke, @Nullable JsonNode completion) {
        return new ClientCall(
                invoke.path("op").asLong(),
                invoke.path("client").asText(),
                invoke.path("action").asText(),
                completion == null ? Outcome.UNKNOWN : outcome(completion),
                invoke.path("t").asLong(),
                completion == null ? Long.MAX_VALUE : completion.path("t").asLong(),
                invoke,
                completion == null ? MissingNode.getInstance() : completion);
    }

    /** A refusal is known to have had no effect only where the caller was told so; 5xx other than 503 tells nothing. */
    private static Outcome outcome(JsonNode completion) {
        return switch (completion.path("phase").asText()) {
            case "ok" -> Outcome.OK;
            case "fail" -> completion.path("status").asInt() < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
            default -> Outcome.UNKNOWN;
        };
    }

    public boolean is(String name) {
        return action.equals(name);
    }

    /** Whether its answer is an assignment as it stood then. */
    public boolean showsAssignment() {
        return ok() && SHOWING.contains(action);
    }

    public boolean ok() {
        return outcome == Outcome.OK;
    }

    public int status() {
        return completion.path("status").asInt();
    }

    /** The project of the caller's token, null where the line does not say. */
    public @Nullable String project() {
        return text(invoke, "project");
    }

    /** The idempotency key, null where there was none. */
    public @Nullable String key() {
        return text(invoke, "key");
    }

    /** The caller's own name of a request, null where there was none. */
    public @Nullable String externalRef() {
        return text(invoke.path("body"), "externalRef");
    }

    /** The assignment that the answer names, else the one that was asked for. */
    public Optional<UUID> assignment() {
        String id = text(completion, "assignment");
        String named = id == null ? text(completion.path("answer"), "id") : id;
        String asked = named == null ? text(invoke, "assignment") : named;
        return asked == null ? Optional.empty() : uuid(asked);
    }

    /** The whole answer of a success; missing where there was none. */
    public JsonNode answer() {
        return completion.path("answer");
    }

    @Override
    public String toString() {
        return "client " + client + " " + action + " #" + op + " " + outcome + " " + status() + " t=" + invokedAt + ".."
                + (endedAt == Long.MAX_VALUE ? "?" : endedAt);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.path(member).isTextual() ? node.path(member).textValue() : null;
    }
}
