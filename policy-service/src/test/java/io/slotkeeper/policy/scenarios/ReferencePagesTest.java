package io.slotkeeper.policy.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.alternatives.AlternativeSentence;
import io.slotkeeper.policy.domain.verdict.CodeEntry;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.persistence.BundledCodeCatalogue;
import io.slotkeeper.policy.scenarios.ScenarioFile.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code deploy/docs/reference} that are made from the code catalogue and the scenarios. They are written
 * anew by {@code ./mvnw test -pl policy-service -Dtest=ReferencePagesTest -Dslotkeeper.docs=write}.
 */
class ReferencePagesTest {
    private static final Path DIRECTORY = Path.of("../deploy/docs/reference");
    private static final String WRITE = "slotkeeper.docs";

    @Test
    void findingCodes() throws IOException {
        BundledCodeCatalogue catalogue = new BundledCodeCatalogue();
        StringBuilder page = new StringBuilder(
                """
                # Finding codes

                Every reason that a verdict can contain. The list is closed: a rule can find nothing else. `GET /api/policy/v1/rules` tells the same, with the severities of your site.
                The severity is the default; a site changes it by the setting that is named. *Made from the catalogue and the [scenarios](verdict-scenarios.md); do not edit.*

                """);
        for (FindingCode code : FindingCode.values()) {
            page.append(section(code, catalogue.entry(code)));
        }
        isCurrent("finding-codes.md", page.toString());
    }

    @Test
    void verdictScenarios() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Verdicts by example

                Given a fleet, when `vm-42` asks for functions of `esx-07`, then this verdict. What is not written is known and in order: ESX 4.0, an IOMMU that is on, a machine with hardware 7 whose memory is
                reserved and that uses none of what it loses. All of them run in the build. *Made from `policy-service/src/test/resources/scenarios`; do not edit.*

                """);
        for (ScenarioFile file : ScenarioFile.all()) {
            page.append("## ").append(file.about()).append("\n\n");
            file.scenarios().forEach(scenario -> page.append(section(Judged.of(scenario))));
        }
        isCurrent("verdict-scenarios.md", page.toString());
    }

    private static String section(FindingCode code, CodeEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(code.key()).append("\n\n");
        text.append(entry.meaning()).append("\n\n| | |\n| --- | --- |\n");
        row(text, "rule", code.rule());
        row(text, "severity", code.defaultSeverity().name());
        row(
                text,
                "setting",
                code.configurable() ? "`slotkeeper.policy.severities.\"" + code.key() + "\"`" : "cannot be changed");
        if (code.byFeature()) {
            row(
                    text,
                    "setting by feature",
                    Severities.weights(code)
                            .filter(weight -> weight.feature() != null)
                            .map(weight -> "`slotkeeper.policy.severities.\"" + weight.key() + "\"`")
                            .collect(Collectors.joining(", ")));
        }
        example(code).ifPresent(finding -> row(text, "example", Judged.shortened(finding.message())));
        row(text, "remedy", entry.remedy());
        row(text, "source", entry.source());
        entry.parameters().forEach((name, what) -> row(text, "`" + name + "`", what));
        return text.append('\n').toString();
    }

    private static Optional<Finding> example(FindingCode code) {
        return ScenariosTest.scenarios()
                .map(Judged::of)
                .flatMap(judged -> judged.verdict().findings().stream())
                .filter(finding -> finding.code() == code)
                .findFirst();
    }

    private static String section(Judged judged) {
        Scenario scenario = judged.scenario();
        StringBuilder text = new StringBuilder();
        text.append("### ").append(scenario.scenario()).append("\n\n");
        text.append("Source: ").append(scenario.source()).append(". Asked for: ");
        text.append(String.join(", ", scenario.when())).append(". Outcome: **");
        text.append(judged.verdict().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        text.append("**.\n\n```yaml\n").append(scenario.givenAsYaml()).append("\n```\n\n");
        text.append("| severity | code | says |\n| --- | --- | --- |\n");
        for (Finding finding : judged.verdict().findings()) {
            text.append("| ").append(finding.severity()).append(" | [`");
            text.append(finding.code().wire()).append("`](finding-codes.md#").append(anchor(finding.code()));
            text.append(") | ").append(Judged.shortened(finding.message())).append(" |\n");
        }
        if (judged.isAboutWaysOut()) {
            waysOut(text, judged);
        }
        return text.append('\n').toString();
    }

    private static void waysOut(StringBuilder text, Judged judged) {
        text.append("\nWays out, best first:\n\n");
        judged.around().alternatives().forEach(way -> text.append("1. `")
                .append(way.way())
                .append("` ")
                .append(Judged.shortened(AlternativeSentence.of(way)))
                .append('\n'));
        judged.around().impossible().forEach(impossible -> text.append("- impossible, `")
                .append(impossible.code())
                .append("`: ")
                .append(Judged.shortened(impossible.message()))
                .append('\n'));
    }

    private static String anchor(FindingCode code) {
        return code.key().replace(".", "");
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    static void isCurrent(String name, String page) throws IOException {
        Path file = DIRECTORY.resolve(name);
        String text = page.strip() + "\n";
        if ("write".equals(System.getProperty(WRITE))) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, text);
        }
        assertThat(Map.of(name, Files.readString(file)))
                .as("write it anew with -D%s=write", WRITE)
                .isEqualTo(Map.of(name, text));
    }
}
