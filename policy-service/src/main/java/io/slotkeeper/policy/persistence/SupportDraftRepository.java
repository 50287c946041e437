package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.SupportDrafts;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drafts in a table. Each has a seat, and there are as many seats as there may be drafts: the schema counts. */
@ApplicationScoped
class SupportDraftRepository implements SupportDrafts {

    private static final String HEADS =
            """
            select id, name, revision, based_on, entries, created_by, created_at, changed_by, changed_at
              from support_list_draft
             order by created_at, id
            """;
    private static final String FIND =
            """
            select id, name, revision, based_on, entries, created_by, created_at, changed_by, changed_at,
                   cast(document as text) as document
              from support_list_draft
             where id = ?
            """;
    private static final String ADD =
            """
            insert into support_list_draft (id, seat, name, revision, based_on, entries, document, created_by, created_at,
                                            changed_by, changed_at)
            select ?, seat, ?, ?, ?, ?, cast(? as jsonb), ?, cast(? as timestamptz), ?, cast(? as timestamptz)
              from generate_series(1, ?) as seats (seat)
             where not exists (select from support_list_draft taken where taken.seat = seats.seat)
             order by seat
             limit 1
            on conflict (seat) do nothing
            """;
    private static final String COUNT = "select count(*) as drafts from support_list_draft";
    private static final String STORE =
            """
            update support_list_draft
               set revision = ?, based_on = ?, entries = ?, document = cast(? as jsonb), changed_by = ?,
                   changed_at = cast(? as timestamptz)
             where id = ?
            """;

    private final Sql sql;
    private final Documents documents;

    SupportDraftRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public List<Draft.Head> heads() {
        return sql.query(HEADS, SupportDraftRepository::head);
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return sql.query(FIND, this::draft, id).stream().findFirst();
    }

    @Override
    public Optional<Draft> lock(UUID id) {
        return sql.query(FIND + " for update", this::draft, id).stream().findFirst();
    }

    @Override
    public boolean add(Draft draft) {
        Draft.Head head = draft.head();
        String document = documents.write(draft.list());
        do {
            int added = sql.update(
                    ADD,
                    head.id(),
                    head.name(),
                    head.revision(),
                    head.basedOn(),
                    head.entries(),
                    document,
                    head.createdBy(),
                    head.createdAt().toString(),
                    head.changedBy(),
                    head.changedAt().toString(),
                    Draft.MOST);
            if (added == 1) {
                return true;
            }
            // somebody took the seat meanwhile; there may be another one
        } while (sql.query(COUNT, row -> row.getInt("drafts")).get(0) < Draft.MOST);
        return false;
    }

    @Override
    public void store(Draft draft) {
        Draft.Head head = draft.head();
        sql.update(
                STORE,
                head.revision(),
                head.basedOn(),
                head.entries(),
                documents.write(draft.list()),
                head.changedBy(),
                head.changedAt().toString(),
                head.id());
    }

    @Override
    public void remove(UUID id) {
        sql.update("delete from support_list_draft where id = ?", id);
    }

    private Draft draft(ResultSet row) throws SQLException {
        Draft.Head head = head(row);
        SupportList list = documents.read(row.getString("document"), SupportList.class);
        return new Draft(head, list.asVersion(head.basedOn() + 1));
    }

    private static Draft.Head head(ResultSet row) throws SQLException {
        return new Draft.Head(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getLong("revision"),
                row.getInt("based_on"),
                row.getInt("entries"),
                row.getString("created_by"),
                Sql.instant(row, "created_at"),
                row.getString("changed_by"),
                Sql.instant(row, "changed_at"));
    }
}
