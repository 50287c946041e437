package io.slotkeeper.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.faults.workload.Journal.Observation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be answered while a server is away. */
class PromisesTest {
    @ParameterizedTest
    @CsvSource({
        "503, true, false",
        "503, false, true",
        "202, false, true",
        "200, false, true",
        "500, true, true",
        "504, true, true",
        "0, false, false",
        "401, false, false",
    })
    void withoutDatabase(int status, boolean retryAfter, boolean broken) {
        assertThat(PostgresStopped.broken(answer(status, retryAfter))).hasSize(broken ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "202, 1, false",
        "503, 1, false",
        "503, 5, true",
        "0, 5, false",
    })
    void withoutBroker(int status, int requests, boolean broken) {
        List<Observation> seen =
                Collections.nCopies(requests, answer(status, true).get(0));
        assertThat(BrokerDown.refusedOnly(seen)).hasSize(broken ? 1 : 0);
    }

    private static List<Observation> answer(int status, boolean retryAfter) {
        return List.of(new Observation("request", "assignment", 10, 20, status, retryAfter, ""));
    }
}
