package io.slotkeeper.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Where the time between a request and its notification goes, from the times that the tables have. */
final class Stages {
    private static final List<String> NAMES = List.of(
            "stored, until policy takes it up",
            "until assignment takes the verdict up",
            "until it is a claim",
            "until notifier takes the claim up");

    /** Every time but the third is the beginning of a transaction. */
    private static final String ASK =
            """
            select percentile_cont(array[0.5, 0.9]) within group (order by (question.applied_at - asked.at)),
                percentile_cont(array[0.5, 0.9]) within group (order by (answer.applied_at - question.applied_at)),
                percentile_cont(array[0.5, 0.9]) within group (order by (claimed.at - answer.applied_at)),
                percentile_cont(array[0.5, 0.9]) within group (order by (told.applied_at - claimed.at))
            from (select assignment,
                    extract(epoch from issued_at) * 1000 as issued, id from policy.verdict
                    order by id desc limit %d) verdict
                join (select assignment, event_id, extract(epoch from at) * 1000 as at
                    from assignment.history where revision = 1) asked using (assignment)
                join (select assignment, event_id, extract(epoch from at) * 1000 as at
                    from assignment.history where state = 'CLAIMED') claimed using (assignment)
                join (select event_id, extract(epoch from applied_at) * 1000 as applied_at from policy.inbox) question
                    on question.event_id = '/slotkeeper/assignment#' || asked.event_id
                join (select event_id, extract(epoch from applied_at) * 1000 as applied_at from assignment.inbox) answer
                    on answer.event_id = '/slotkeeper/policy#' || verdict.id
                join (select event_id, extract(epoch from applied_at) * 1000 as applied_at from notifier.inbox) told
                    on told.event_id = '/slotkeeper/assignment#' || claimed.event_id
            """;

    private Stages() {}

    /** Medians of the last requests, in milliseconds. */
    static String ofLast(PipelineSuite suite, int requests) throws SQLException {
        Table table = new Table("stage", "p50 ms", "p90 ms");
        try (Statement sql = suite.database().createStatement();
                ResultSet row = sql.executeQuery(ASK.formatted(requests))) {
            row.next();
            for (int stage = 0; stage < NAMES.size(); stage++) {
                Double[] millis = (Double[]) row.getArray(stage + 1).getArray();
                table.row(NAMES.get(stage), millis(millis[0]), millis(millis[1]));
            }
        }
        return table.toString();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
