package io.slotkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.bench.RuleBookFigures.Figure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    @Test
    void whatJmhWroteIsRead() throws IOException {
        String json =
                """
                [{"benchmark": "io.slotkeeper.policy.domain.rules.RuleBookBenchmark.held", "mode": "avgt",
                  "params": {"size": "128"},
                  "primaryMetric": {"score": 2500.5, "scoreError": "NaN", "scoreUnit": "ns/op"},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 4096.0, "scoreUnit": "B/op"}}}]""";

        assertThat(RuleBookFigures.read(json)).containsExactly(new Figure("held", 128, 2500.5, 4096));
    }

    @Test
    void theReportTellsHowTheCostOfAFunctionGrows() {
        List<Figure> figures = List.of(
                new Figure("held", 128, 128_000, 1_280_000),
                new Figure("held", 1, 5_000, 20_000),
                new Figure("held", 8, 16_000, 80_000),
                new Figure("free", 8, 8_000, 80_000),
                new Figure("free", 128, 256_000, 1_280_000));

        assertThat(new RuleBookReport(figures).toString())
                .contains("held 0.50 (linear)", "free 2.00 (faster than linear)")
                .containsPattern("all refused \\| +128 \\| +128.00 \\| +1000 \\| +25.60 \\| +1280.0 ");
    }

    @Test
    void statementsAreToBeTheSameForEveryFleet() {
        List<Promise> promises =
                Verdicts.promises(Map.of("one", Map.of(10, 8L, 5_000, 8L), "batch", Map.of(10, 8L, 5_000, 9L)));

        assertThat(promises)
                .extracting(promise -> promise.sentence().split(" ", 2)[0] + promise.kept())
                .containsExactlyInAnyOrder("onetrue", "batchfalse");
    }

    @Test
    void whatRanNowAndThenIsNoStatementOfARequest() {
        Statements before = new Statements(Map.of("select 1", new Statements.Use(5, 0)));
        Statements after = new Statements(Map.of(
                "select 1", new Statements.Use(205, 0),
                "select 2", new Statements.Use(100, 0),
                "relay", new Statements.Use(99, 0)));

        assertThat(after.ofEach(before, 100)).isEqualTo(3);
    }
}
