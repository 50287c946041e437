package io.slotkeeper.policy.application;

/** A version of a ruleset as a file: its content, and a digest ({@code sha256:…}) that tells two contents apart. */
public record Ruleset(String name, int version, int entries, String digest, String document) {}
