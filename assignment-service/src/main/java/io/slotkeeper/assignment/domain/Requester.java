package io.slotkeeper.assignment.domain;

/** For whom the request is made; {@code asserted} when an integration says so and nobody proved it. */
public record Requester(String subject, boolean asserted) {}
