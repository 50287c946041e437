package io.slotkeeper.messaging;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells broken infrastructure from what is wrong with a record or a request. */
public final class Infrastructure {
    /** SQLSTATE classes that say nothing about what was attempted: connection, resources, operator, system, rollback. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58", "XX");

    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Infrastructure() {}

    /** True where the same attempt may well succeed later. */
    public static boolean failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof PoisonException) {
                return false;
            }
            if (cause instanceof SQLException sql) {
                return says(sql.getSQLState());
            }
        }
        return false;
    }

    private static boolean says(@Nullable String state) {
        // without a state the driver or the pool failed before the database could judge
        return state == null
                || STATES.contains(state)
                || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
