package io.slotkeeper.policy.application;

/** What a verdict answers, and never twice: attempt {@code number} of an assignment, from 1. */
public record Attempt(String assignment, int number) {}
