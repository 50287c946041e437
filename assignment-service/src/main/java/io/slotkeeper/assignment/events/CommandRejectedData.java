package io.slotkeeper.assignment.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a command that was refused. */
record CommandRejectedData(String command, String code, String title, String detail, @Nullable UUID assignment) {}
