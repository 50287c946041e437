package io.slotkeeper.policy.scenarios;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Scenarios about one thing, from {@code scenarios/*.yaml}: given a fleet, when this is asked, then this verdict. */
record ScenarioFile(String about, List<Scenario> scenarios) {
    private static final Path DIRECTORY = Path.of("src/test/resources/scenarios");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .build())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    /**
     * A verdict that an administrator can check against its source.
     *
     * @param source where it is written that it must be so
     * @param given what differs from a host and a machine of which everything is known and in order
     * @param when the functions that {@code vm-42} asks of {@code esx-07}
     */
    record Scenario(String scenario, String source, JsonNode given, List<String> when, Then then) {
        Fleet fleet() {
            return YAML.convertValue(given, Fleet.class);
        }

        String givenAsYaml() {
            try {
                return YAML.writeValueAsString(given).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return scenario;
        }
    }

    /** What is there; what is not written is known and in order. */
    record Fleet(
            HostGiven host,
            Map<String, FunctionGiven> functions,
            List<GroupGiven> together,
            VmGiven vm,
            List<HeldGiven> held,
            List<OrderedGiven> ordered,
            List<ReleasedGiven> released,
            List<OtherGiven> others,
            SiteGiven site) {}

    /** Another host; {@code cluster} is {@code same} where it is in that of the host that is asked. */
    record OtherGiven(String host, String cluster, Map<String, FunctionGiven> functions) {}

    record HostGiven(String platform, String iommu, String uses, boolean retired, boolean neverReported) {}

    record FunctionGiven(
            String ids,
            boolean bridge,
            String context,
            String pending,
            String driver,
            String capable,
            boolean lost,
            boolean virtualFunctions,
            String virtualOf,
            String givenAs,
            String reset,
            String classId,
            List<Long> barsInGb,
            UseGiven usedBy,
            String seenOn,
            String seenOnName) {}

    record UseGiven(String kind, String detail, boolean critical) {}

    record GroupGiven(String because, boolean oneVm, List<String> functions) {}

    record VmGiven(
            JsonNode uses,
            String hardware,
            String memory,
            Integer limit,
            boolean undescribed,
            Boolean vmFex,
            Boolean fixedHotPlug) {}

    record HeldGiven(String by, String project, String host, List<String> functions, boolean tentatively) {}

    record OrderedGiven(String function, String context) {}

    record ReleasedGiven(String function, @JsonAlias("by") String vm) {}

    /**
     * The site.
     *
     * @param list a support list of its own, ids to {@code tier member=value …}
     * @param rules its custom rules, all of them switched on
     */
    record SiteGiven(String today, Map<String, Severity> severities, Map<String, String> list, List<RuleText> rules) {}

    /**
     * The verdict.
     *
     * @param findings all of them, heaviest first, each as {@code code SEVERITY subject}
     * @param says parts of sentences, each of which some finding, way out or impossibility contains
     * @param waysOut best first, each as {@code WAY host functions OUTCOME}; null where the scenario is not about them
     * @param impossible codes
     */
    record Then(
            Outcome outcome, List<String> findings, List<String> says, List<String> waysOut, List<String> impossible) {
        Then {
            findings = Objects.requireNonNullElse(findings, List.of());
            says = Objects.requireNonNullElse(says, List.of());
            impossible = Objects.requireNonNullElse(impossible, List.of());
        }
    }

    static List<ScenarioFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ScenarioFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScenarioFile read(Path file) {
        try {
            return YAML.readValue(file.toFile(), ScenarioFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
