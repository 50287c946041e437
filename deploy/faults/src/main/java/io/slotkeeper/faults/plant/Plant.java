package io.slotkeeper.faults.plant;

import org.jspecify.annotations.Nullable;

/**
 * A bug that a drill puts into the services, and the invariant that the checker then must find violated.
 *
 * @param name also the name of the agent's file, {@code bug-<name>}
 * @param how what is wrong, in words
 * @param schema whose tables {@code sql} changes, as their owner; null for a bug of the agent
 */
public record Plant(String name, String invariant, String how, @Nullable String schema, @Nullable String sql) {
    /** Whether the agent makes it; otherwise it is in the tables. */
    public boolean isInCode() {
        return sql == null;
    }

    static Plant inCode(String name, String invariant, String how) {
        return new Plant(name, invariant, how, null, null);
    }

    /** A trigger on the table; {@code body} is its PL/pgSQL between {@code begin} and {@code end}. */
    static Plant inTables(
            String name, String invariant, String how, String schema, String table, String when, String body) {
        String function = "planted_" + name.replace('-', '_');
        String sql =
                """
                create or replace function %s.%s() returns trigger language plpgsql set search_path = %s as $plant$
                begin
                %s
                end $plant$;
                create or replace trigger %s %s on %s.%s for each row execute function %s.%s();"""
                        .formatted(schema, function, schema, body, function, when, schema, table, schema, function);
        return new Plant(name, invariant, how, schema, sql);
    }
}
