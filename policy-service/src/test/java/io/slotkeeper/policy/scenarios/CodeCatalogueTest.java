package io.slotkeeper.policy.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.verdict.CodeEntry;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.persistence.BundledCodeCatalogue;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalogue says that a finding carries is what findings carry in the scenarios, no more and no less. */
class CodeCatalogueTest {
    private final BundledCodeCatalogue catalogue = new BundledCodeCatalogue();

    @ParameterizedTest
    @EnumSource
    void everyParameterIsDescribedAndEveryDescribedOneOccurs(FindingCode code) {
        TreeSet<String> carried = ScenariosTest.scenarios()
                .map(Judged::of)
                .flatMap(judged -> judged.verdict().findings().stream())
                .filter(finding -> finding.code() == code)
                .map(Finding::parameters)
                .flatMap(parameters -> parameters.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(catalogue.entry(code).parameters()).containsOnlyKeys(carried);
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryIsComplete(FindingCode code) {
        CodeEntry entry = catalogue.entry(code);
        assertThat(entry.meaning()).endsWith(".");
        assertThat(entry.remedy()).endsWith(".");
        assertThat(entry.source()).isNotBlank();
        assertThat(entry.parameters().values())
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }
}
