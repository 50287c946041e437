package io.slotkeeper.assignment.domain;

import org.jspecify.annotations.Nullable;

/** One thing for an operator to do, with a link to the vendor's guide where there is one. */
public record OperatorStep(String text, @Nullable String link) {}
