package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.support.SupportChange;
import io.slotkeeper.policy.application.support.SupportHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who did what to drafts and versions, in an append-only table. */
@ApplicationScoped
class SupportHistoryRepository implements SupportHistory {

    private static final String ADD =
            """
            insert into support_list_change (at, actor, what, draft, revision, entry, version)
            values (cast(? as timestamptz), ?, ?, cast(? as uuid), ?, ?, ?)
            """;
    private static final String BELOW =
            """
            select id, at, actor, what, draft, revision, entry, version
              from support_list_change
             where id < ?
             order by id desc
             limit ?
            """;

    private final Sql sql;

    SupportHistoryRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SupportChange change) {
        sql.update(
                ADD,
                change.at().toString(),
                change.actor(),
                change.what().name(),
                change.draft(),
                change.revision(),
                change.entry(),
                change.version());
    }

    @Override
    public List<SupportChange> below(long id, int limit) {
        return sql.query(
                BELOW,
                row -> new SupportChange(
                        row.getLong("id"),
                        Sql.instant(row, "at"),
                        row.getString("actor"),
                        SupportChange.What.valueOf(row.getString("what")),
                        row.getObject("draft", UUID.class),
                        row.getObject("revision", Long.class),
                        row.getString("entry"),
                        row.getObject("version", Integer.class)),
                id,
                limit);
    }
}
