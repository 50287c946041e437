package io.slotkeeper.policy.domain.platform;

/** What is wrong at a place of a document ({@code /profiles/3/kinds/FIXED/limit/max}). */
public record ProfileFault(String path, String message) {}
