package io.slotkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    @Test
    void aTableIsAlignedToTheRight() {
        assertThat(new Table("hosts", "s").row("50", "1.25").row("500", "12.5").toString())
                .isEqualTo(
                        """
                        | hosts |    s |
                        |------:|-----:|
                        |    50 | 1.25 |
                        |   500 | 12.5 |""");
    }

    @Test
    void aRowHasACellForEachHeading() {
        assertThatThrownBy(() -> new Table("hosts", "s").row("50")).hasMessage("1 cells under 2 headings");
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        String chart = Chart.of(
                List.of(new Chart.Bar("50", 1, "1 s"), new Chart.Bar("500", 10, "10 s"), new Chart.Bar("5", 0, "0 s")));

        assertThat(chart.lines()).containsExactly(" 50 ##### 1 s", "500 " + "#".repeat(50) + " 10 s", "  5 # 0 s");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 5, 500, 50, 1.00 (linear)",
        "50, 5, 500, 40, 0.80 (linear)",
        "50, 5, 500, 75, 1.50 (linear)",
        "50, 5, 500, 80, 1.60 (faster than linear)",
        "50, 5, 500, 500, 10.00 (faster than linear)"
    })
    void growthComparesTheCostPerUnit(int firstSize, double firstCost, int lastSize, double lastCost, String growth) {
        assertThat(Growth.of(firstSize, firstCost, lastSize, lastCost)).hasToString(growth);
    }

    @Test
    void aGrowthFromNothingIsNone() {
        assertThatThrownBy(() -> Growth.of(50, 0, 500, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 2, 2", "5, 5, 1, 5", "1, 9, 2, 2"})
    void theMedianOfThreeIsTheOneInTheMiddle(double one, double two, double three, double median) {
        assertThat(Samples.median(List.of(one, two, three))).isEqualTo(median);
    }

    @Test
    void theMedianOfFourIsBetweenTheTwoInTheMiddle() {
        assertThat(Samples.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void theTotalOfAHistogramIsItsLastLine() {
        String histogram =
                """
                4242:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:          2000         160000  [B (java.base@17)
                   2:             1             24  io.example.Total
                Total        123456       98765432
                """;

        assertThat(Histogram.totalBytes(histogram)).hasValue(98_765_432);
        assertThat(Histogram.totalBytes("4242:\nUnable to attach")).isEmpty();
    }

    @Test
    void whatWasWrittenIsNothingOnlyIfAllOfItIs() {
        assertThat(new Written(0, Map.of(), 0, 0).isNothing()).isTrue();
        assertThat(new Written(1, Map.of(), 0, 0).isNothing()).isFalse();
        assertThat(new Written(0, Map.of("vm", 1L), 0, 0).isNothing()).isFalse();
        assertThat(new Written(0, Map.of(), 1, 0).isNothing()).isFalse();
        assertThat(new Written(0, Map.of(), 0, 1).isNothing()).isFalse();
    }

    @Test
    void whatWasWrittenIsToldInWords() {
        assertThat(new Written(2, Map.of("vm", 1L), 1, 0))
                .hasToString("2 transactions, 1 row (vm 1), 1 outbox row, 0 events");
    }
}
