package io.slotkeeper.assignment.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codes of the findings that somebody consents to. */
public record NewConsents(@Nullable List<@Nullable String> codes) {}
