package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldFindings;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Finds out who holds what a request did not get, for the refusal. */
@ApplicationScoped
class HoldersInTheWay {
    private static final String ANOTHER_PROJECT = "another project";

    private final Sql sql;

    @Inject
    HoldersInTheWay(Sql sql) {
        this.sql = sql;
    }

    private record Found(Address address, Refusal refusal) {}

    /** A requested function of another assignment comes first, then a member of the group. */
    HoldResult.Refused refusal(HoldRequest request, Set<String> counted) {
        List<Found> claims = sql.query(
                """
                select function, vm, project, since, until from claimed_function
                where host = ? and function = any(?) and assignment <> ? order by function""",
                row -> found(row, "function-held", request.project()),
                request.host(),
                HoldRepository.texts(request.requested()),
                request.assignment());
        if (!claims.isEmpty()) {
            Found first = claims.get(0);
            return HoldFindings.functionHeld(first.address(), first.refusal());
        }
        return groupHolders(request, counted).stream()
                .findFirst()
                .map(found -> HoldFindings.groupHeld(found.address(), found.refusal()))
                .orElseGet(() -> HoldFindings.functionHeld(request.requested().get(0), Refusal.of("function-held")));
    }

    private List<Found> groupHolders(HoldRequest request, Set<String> counted) {
        String[] missing = request.hold().members().stream()
                .sorted()
                .map(Address::value)
                .filter(address -> !counted.contains(address))
                .toArray(String[]::new);
        return sql.query(
                """
                select h.function, h.vm, h.project, h.since,
                    (select case when bool_or(c.until is null) then null else max(c.until) end
                     from hold_member m join claimed_function c on c.assignment = m.assignment
                     where m.host = h.host and m.function = h.function) as until
                from hold h where h.host = ? and h.function = any(?) order by h.function""",
                row -> found(row, "group-held", request.project()),
                request.host(),
                missing);
    }

    private static Found found(ResultSet row, String code, String project) throws SQLException {
        return new Found(new Address(row.getString("function")), refusal(row, code, project));
    }

    /** Who holds what the row tells of; machines of other projects are not named. */
    static Refusal refusal(ResultSet row, String code, String project) throws SQLException {
        String holder = row.getString("project").equals(project) ? row.getString("vm") : ANOTHER_PROJECT;
        return new Refusal(code, holder, Sql.instant(row, "since"), Sql.instant(row, "until"));
    }
}
