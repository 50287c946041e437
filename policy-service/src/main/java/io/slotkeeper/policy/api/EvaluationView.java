package io.slotkeeper.policy.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.WaysOut;

/** What the verdict would be, and beside its members the ways out: {@code alternatives} and {@code impossible}. */
record EvaluationView(@JsonUnwrapped VerdictDocument verdict, @JsonUnwrapped WaysOut waysOut) {}
