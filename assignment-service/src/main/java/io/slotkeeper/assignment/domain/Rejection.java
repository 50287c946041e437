package io.slotkeeper.assignment.domain;

import java.util.Map;

/** A refusal to a caller as a value: stable code, a sentence, and members that a program can read. */
public record Rejection(ProblemCode code, String detail, Map<String, Object> members) {
    public Rejection(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }
}
