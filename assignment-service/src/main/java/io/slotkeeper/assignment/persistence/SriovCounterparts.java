package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldFindings;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.SriovPair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a physical function and its virtual ones (SR-IOV) from being requested by two: rows of different functions, on
 * which no constraint of the tables can meet. Who asks waits for the host's row, so that of two who ask at once the
 * second one finds the first one's row.
 */
@ApplicationScoped
class SriovCounterparts {
    private final Sql sql;
    private final Json json;

    @Inject
    SriovCounterparts(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private record Row(UUID assignment, String project, String host, String physical, String virtual, String other) {
        static Row of(HoldRequest request, SriovPair pair, Address other) {
            return new Row(
                    request.assignment(),
                    request.project(),
                    request.host(),
                    pair.physical().value(),
                    pair.virtual().value(),
                    other.value());
        }
    }

    private record Found(UUID assignment, HoldResult.Refused refused) {}

    /** The requests of which the other half of a pair is somebody's, each with its refusal. */
    Map<UUID, HoldResult.Refused> heldOf(List<HoldRequest> requests) {
        List<Row> others = requests.stream().flatMap(SriovCounterparts::others).toList();
        if (others.isEmpty()) {
            return Map.of();
        }
        sql.query("select host from host_state where host = any(?) order by host for update", row -> true, (Object)
                others.stream().map(Row::host).distinct().toArray(String[]::new));
        return sql
                .query(
                        """
                        select asked.assignment, asked.physical, asked.virtual, asked.other, asked.project as asker,
                            c.vm, c.project, c.since, c.until
                        from jsonb_to_recordset(?::jsonb) as asked
                            (assignment uuid, project text, host text, physical text, virtual text, other text)
                        join claimed_function c on c.host = asked.host and c.function = asked.other
                        order by asked.other""",
                        SriovCounterparts::found,
                        json.write(others))
                .stream()
                .collect(Collectors.toMap(Found::assignment, Found::refused, (first, later) -> first));
    }

    private static Stream<Row> others(HoldRequest request) {
        return request.sriov().stream().flatMap(pair -> Stream.of(pair.physical(), pair.virtual())
                .filter(function -> !request.requested().contains(function))
                .map(other -> Row.of(request, pair, other)));
    }

    private static Found found(ResultSet row) throws SQLException {
        SriovPair pair = new SriovPair(new Address(row.getString("physical")), new Address(row.getString("virtual")));
        boolean physicalHeld = row.getString("other").equals(pair.physical().value());
        Refusal refusal = HoldersInTheWay.refusal(
                row, physicalHeld ? "physical-function-held" : "virtual-functions", row.getString("asker"));
        return new Found(
                row.getObject("assignment", UUID.class),
                physicalHeld
                        ? HoldFindings.physicalFunctionHeld(pair, refusal)
                        : HoldFindings.virtualFunctionHeld(pair, refusal));
    }
}
