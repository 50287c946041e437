package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.util.Map;

/** What must be so in the tables whatever happened; each query counts violations on one host. */
final class Invariants {
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "I1 a held function has one virtual machine",
                    """
            select count(*) from hold_member m join assignment a on a.id = m.assignment
            left join hold h on h.host = m.host and h.function = m.function
            where m.host = '%1$s' and h.vm is distinct from a.vm"""),
            Map.entry(
                    "I1 holds count their holders",
                    """
            select count(*) from hold h where h.host = '%1$s' and h.holders <>
            (select count(*) from hold_member m where m.host = h.host and m.function = h.function)"""),
            Map.entry(
                    "I7 whoever holds has all of it and whoever has ended has nothing",
                    """
            select count(*) from assignment a where a.host = '%1$s' and
            (select count(*) from claimed_function c where c.assignment = a.id) <>
            case when a.document -> 'hold' is null or a.document ->> 'hold' is null then 0
                 else jsonb_array_length(a.document -> 'functions') end"""),
            Map.entry(
                    "I7 seats are as many as claims",
                    """
            select count(*) from assignment a where a.host = '%1$s' and
            (select count(*) from seat s where s.assignment = a.id) <>
            (select count(*) from claimed_function c where c.assignment = a.id)"""),
            Map.entry(
                    "I8 what has ended holds nothing",
                    """
            select count(*) from assignment a where a.host = '%1$s' and a.document ->> 'hold' is not null
            and a.state in ('REQUESTED', 'DENIED', 'CANCELLED', 'EXPIRED', 'RELEASED')"""),
            Map.entry(
                    "I5 an attached function's whole group is in passthrough",
                    """
            select count(*) from assignment a, jsonb_array_elements_text(a.document -> 'functions') f,
            unnest(array[left(f, 11) || '0', left(f, 11) || '1']) member
            where a.host = '%1$s' and a.state in ('ATTACHING', 'ATTACHED') and 'PASSTHROUGH' is distinct from
            (select context from context_overlay o where o.host = a.host and o.function = member
             order by sequence desc limit 1)"""),
            Map.entry(
                    "I5 nobody changes the context of a group that is attached",
                    """
            select count(*) from assignment a, jsonb_array_elements_text(a.document -> 'functions') f,
            assignment_order o, jsonb_array_elements_text(o.functions) g
            where a.host = '%1$s' and a.state in ('ATTACHING', 'ATTACHED') and o.host = a.host
            and o.state = 'PENDING' and o.type in ('ENABLE', 'REBOOT', 'DISABLE') and g = f"""),
            Map.entry(
                    "I12 every revision has its history row",
                    """
            select count(*) from assignment a where a.host = '%1$s'
            and a.revision <> (select count(*) from history h where h.assignment = a.id)"""),
            Map.entry(
                    "I15 who waits in a transient state has a deadline and nobody else has",
                    """
                    select count(*) from assignment a where a.host = '%1$s' and (a.deadline is null) <>
                    (a.state in ('DENIED', 'ATTACHED', 'RELEASED', 'FAILED') or a.state in ('CANCELLED', 'EXPIRED')
                     and not exists (select from assignment_order o where o.assignment = a.id and o.state = 'PENDING'))"""),
            Map.entry(
                    "I15 an order is pending where a report is awaited and nowhere else",
                    """
                    select count(*) from assignment a where a.host = '%1$s' and
                    (a.state in ('PREPARING', 'ATTACHING', 'RELEASING') or a.document -> 'state' -> 'chain' -> 0 ->> 'type' is not null)
                    <> exists (select from assignment_order o
                     where o.assignment = a.id and o.state = 'PENDING' and o.deadline is not null)"""),
            Map.entry(
                    "I8 an assignment ends once",
                    """
                    select count(*) from (select h.assignment from history h join assignment a on a.id = h.assignment
                    where a.host = '%1$s' and h.fact in ('DENIED', 'CANCELLED', 'EXPIRED', 'RELEASED')
                    group by h.assignment having count(*) > 1) twice"""));

    private Invariants() {}

    static void check(AgroalDataSource database, String host, String when) {
        QUERIES.forEach((name, query) -> assertThat(Database.count(database, query.formatted(host)))
                .as(name + ", " + when)
                .isZero());
    }
}
