package io.slotkeeper.policy.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.slotkeeper.policy.application.preview.Fleet;
import io.slotkeeper.policy.application.preview.LiveAssignment;
import io.slotkeeper.policy.application.preview.Spot;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.support.Chip;
import io.slotkeeper.policy.domain.support.Model;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fleet by what is kept beside the hosts' documents; ids that nobody reported are empty there. */
@ApplicationScoped
class FleetRepository implements Fleet {

    private static final String FREEZE = "set transaction isolation level repeatable read, read only";
    private static final String CHIPS =
            " in (select vendor, device from unnest(cast(? as text[]), cast(? as text[])) as chip (vendor, device))";
    private static final String MODEL =
            "h.platform, h.version, f.vendor, f.device, f.subvendor, f.subdevice, f.revision, f.class_id";
    private static final String MODELS = "select " + MODEL
            + """
            , count(*) as functions
              from host_function f
              join host_seen h on h.host = f.host
             where f.assignable and not h.retired
            """;
    private static final String BY_MODEL = " group by " + MODEL;
    private static final String DEVICES = "select f.host, f.address, f.name, " + MODEL
            + """

              from host_function f
              join host_seen h on h.host = f.host
             where f.assignable and not h.retired
               and (f.vendor, f.device) in (
                   select vendor, device from unnest(cast(? as text[]), cast(? as text[])) as chip (vendor, device))
               and
            """
            + "(" + MODEL + ")"
            + """
             in (select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                                      cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[])))
               and (f.host, f.address) > (?, ?)
             order by f.host, f.address
             limit ?
            """;
    private static final String HOLDING =
            """
            select assignment, project, revision, state, requester, host, vm,
                   case when cast(hold ->> 'tentative' as boolean) then 'TENTATIVE' else 'CLAIM' end as kind,
                   hold -> 'functions' as functions
              from assignment_seen held
             where hold is not null
            """;
    private static final String ASKING =
            """
            select * from (
                select distinct on (assignment) assignment, project, cast(0 as bigint) as revision, 'REQUESTED' as state,
                       actor as requester, host, vm, 'QUESTION' as kind, functions
                  from question
                 where not exists (select from assignment_seen held
                                    where held.assignment = question.assignment and held.hold is not null)
                 order by assignment, attempt desc) held
             where true
            """;

    /** The offset keeps each look-up by host and address; as a join it would be one over the fleet for each page. */
    private static final String ABOUT =
            """
               and exists (select from host_function f
                            where f.host = held.host
                              and f.address = any (array(select jsonb_array_elements_text(%s)))
                              and (f.vendor, f.device)
            """
                    + CHIPS + " offset 0)";

    private static final String PAGE =
            " and (host, assignment) > (?, cast(? as uuid)) order by host, assignment limit ?";
    private static final String NOT_JUDGED_SINCE =
            """
               and not exists (select from verdict v
                                where v.assignment = held.assignment
                                  and cast(v.verdict #>> '{versions,supportList}' as integer) >= ?)
            """;
    private static final String ONLY_NEWS =
            " and seen_at >= (select started_at from support_list_review where version = ?)";

    private final Sql sql;
    private final Documents documents;

    FleetRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public void freeze() {
        sql.update(FREEZE);
    }

    @Override
    public Map<Model, Long> models(Optional<Set<Chip>> chips) {
        List<Object> parameters = new ArrayList<>();
        String which = chips.map(some -> " and (f.vendor, f.device)" + chips(some, parameters))
                .orElse("");
        return sql
                .query(
                        MODELS + which + BY_MODEL,
                        row -> Map.entry(model(row), row.getLong("functions")),
                        parameters.toArray())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Device> devices(Set<Model> models, Spot after, int limit) {
        List<Model> wanted = List.copyOf(models);
        Set<Chip> chips = wanted.stream().map(Model::chip).collect(toSet());
        List<Object> parameters = new ArrayList<>();
        addChips(chips, parameters);
        List.<Function<Model, @Nullable Object>>of(
                        Model::platform,
                        Model::version,
                        model -> model.chip().vendor(),
                        model -> model.chip().device(),
                        model -> orEmpty(model.subvendor()),
                        model -> orEmpty(model.subdevice()),
                        model -> orEmpty(model.revision()),
                        model -> orEmpty(model.classId()))
                .forEach(column -> parameters.add(Column.of(wanted, column)));
        parameters.add(after.host());
        parameters.add(after.id());
        parameters.add(limit);
        return sql.query(
                DEVICES,
                row -> new Device(row.getString("host"), row.getString("address"), row.getString("name"), model(row)),
                parameters.toArray());
    }

    @Override
    public List<LiveAssignment> live(Optional<Set<Chip>> chips, Spot after, int limit) {
        List<Object> parameters = new ArrayList<>();
        String holding = HOLDING + about("hold -> 'functions'", chips, parameters) + page(after, limit, parameters);
        String asking = ASKING + about("functions", chips, parameters) + page(after, limit, parameters);
        parameters.add(limit);
        return sql.query(
                "select * from ((" + holding + ") union all (" + asking + ")) live order by host, assignment limit ?",
                this::live,
                parameters.toArray());
    }

    @Override
    public List<LiveAssignment> judgedBefore(Passage passage, Optional<Set<Chip>> chips, Spot after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(passage.version()));
        if (passage.onlyNews()) {
            parameters.add(passage.version());
        }
        String holding = HOLDING + NOT_JUDGED_SINCE + (passage.onlyNews() ? ONLY_NEWS : "");
        return sql.query(
                holding + about("hold -> 'functions'", chips, parameters) + page(after, limit, parameters),
                this::live,
                parameters.toArray());
    }

    private static String about(String functions, Optional<Set<Chip>> chips, List<Object> parameters) {
        chips.ifPresent(some -> addChips(some, parameters));
        return chips.isPresent() ? ABOUT.formatted(functions) : "";
    }

    private static String page(Spot after, int limit, List<Object> parameters) {
        parameters.addAll(List.of(after.host(), after.id(), limit));
        return PAGE;
    }

    private static String chips(Set<Chip> chips, List<Object> parameters) {
        addChips(chips, parameters);
        return CHIPS;
    }

    private static void addChips(Set<Chip> chips, List<Object> parameters) {
        List<Chip> some = List.copyOf(chips);
        parameters.add(Column.of(some, Chip::vendor));
        parameters.add(Column.of(some, Chip::device));
    }

    private LiveAssignment live(ResultSet row) throws SQLException {
        return new LiveAssignment(
                row.getString("assignment"),
                row.getLong("revision"),
                row.getString("state"),
                LiveAssignment.Kind.valueOf(row.getString("kind")),
                row.getString("requester"),
                new Question(
                        row.getString("project"),
                        row.getString("host"),
                        row.getString("vm"),
                        documents.readStrings(row.getString("functions"))));
    }

    private static Model model(ResultSet row) throws SQLException {
        return new Model(
                Platform.valueOf(row.getString("platform")),
                row.getString("version"),
                new Chip(row.getString("vendor"), row.getString("device")),
                orNull(row.getString("subvendor")),
                orNull(row.getString("subdevice")),
                orNull(row.getString("revision")),
                orNull(row.getString("class_id")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
