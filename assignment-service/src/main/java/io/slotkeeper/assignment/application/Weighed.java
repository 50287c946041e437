package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Verdict;
import java.util.concurrent.Executor;

/** A verdict that was made from the host as it is now; what follows from it is told within {@code trace}. */
record Weighed(Locked locked, Verdict verdict, Executor trace) {}
