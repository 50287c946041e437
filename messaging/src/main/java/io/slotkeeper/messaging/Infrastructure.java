package io.slotkeeper.messaging;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells broken infrastructure from what is wrong with a record or a request. */
public final class Infrastructure {
    /** SQLSTATE classes that say nothing about what was attempted: connection, resources, operator, system, rollback. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58", "XX");

    private static final String ROLLED_BACK = "40";
    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Infrastructure() {}

    /**
     * True where the same attempt may well succeed later. What the database said of a commit is not the cause of the
     * transaction manager's exception but a suppressed one.
     */
    public static boolean failed(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof PoisonException) {
                return false;
            }
            if (cause instanceof SQLException sql) {
                return says(sql.getSQLState());
            }
        }
        return false;
    }

    /** True where another transaction was in the way, such as in a deadlock: the same attempt may well succeed now. */
    public static boolean lostARace(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(ROLLED_BACK));
    }

    /** The failure, then what caused it, then what was suppressed; each once. */
    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> ordered = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        for (Throwable next = failure; next != null; next = open.poll()) {
            if (found.add(next)) {
                ordered.add(next);
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.addFirst(next.getCause());
                }
            }
        }
        return ordered;
    }

    private static boolean says(@Nullable String state) {
        // without a state the driver or the pool failed before the database could judge
        return state == null
                || STATES.contains(state)
                || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)));
    }
}
