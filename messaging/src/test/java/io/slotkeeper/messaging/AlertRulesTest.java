package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No alert is about a metric that does not exist, and every metric is explained. */
class AlertRulesTest {
    private static final Path OPERATIONS = Path.of(System.getProperty("repository.root"), "deploy/docs/operations");
    private static final Pattern NAME = Pattern.compile("slotkeeper_[a-z_]+");
    private static final Set<String> COUNTERS =
            Set.of(MetricNames.RELAY_SENT, MetricNames.RELAY_REFUSED, MetricNames.PURGED_ROWS);

    /** The meters that services add themselves. */
    private static final Set<String> OF_THE_SERVICES = Set.of(
            "slotkeeper_assignment_oldest_transient_seconds",
            "slotkeeper_assignment_overdue",
            "slotkeeper_inventory_source_age_seconds",
            "slotkeeper_policy_oldest_question_seconds");

    @Test
    void alertsNameMetricsThatExistAndEveryMetricHasOne() throws Exception {
        Set<String> watched = existing();
        // these two are for looking at; what goes wrong with them shows elsewhere
        watched.removeAll(Set.of("slotkeeper_relay_sent_total", "slotkeeper_purged_rows_total"));
        assertThat(namesIn("alerts.yaml")).isEqualTo(watched);
    }

    @Test
    void everyMetricIsExplained() throws Exception {
        assertThat(namesIn("metrics.md")).isEqualTo(existing());
    }

    private static Set<String> existing() {
        Set<String> names = Arrays.stream(MetricNames.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(AlertRulesTest::prometheusName)
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(OF_THE_SERVICES);
        return names;
    }

    private static String prometheusName(Field field) {
        try {
            String name = (String) field.get(null);
            return name.replace('.', '_') + (COUNTERS.contains(name) ? "_total" : "");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> namesIn(String file) throws IOException {
        try (Stream<MatchResult> found =
                NAME.matcher(Files.readString(OPERATIONS.resolve(file))).results()) {
            return found.map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
