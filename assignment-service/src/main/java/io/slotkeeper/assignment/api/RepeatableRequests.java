package io.slotkeeper.assignment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.IdempotencyKeys;
import io.slotkeeper.assignment.application.RequestAssignment.Repeatable;
import io.slotkeeper.assignment.domain.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns an {@code Idempotency-Key} and a body into what repetitions are recognised by. */
@ApplicationScoped
class RepeatableRequests {
    private static final int KEY_MAX = 200;

    private final ObjectMapper json;

    @Inject
    RepeatableRequests(ObjectMapper json) {
        this.json = json;
    }

    /** {@code now} where the answer does not wait for the verdict. */
    Repeatable of(String key, Caller caller, String route, Object body, boolean now) {
        if (key.isBlank() || key.length() > KEY_MAX) {
            throw Refusals.problem(ProblemCode.INVALID_REQUEST, "Idempotency-Key: 1 to " + KEY_MAX + " characters");
        }
        return new Repeatable(
                new IdempotencyKeys.Key(caller.subject(), route, key),
                digest(write(body)),
                now ? stored -> write(AssignmentView.of(stored)) : null);
    }

    String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + answer.getClass(), e);
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
