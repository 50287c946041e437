package io.slotkeeper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.slotkeeper.messaging.testing.ServiceArchitecture;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the rooms of this service, and that the guard sees a breach. */
class ArchitectureTest {
    private static final String ROOT = "io.slotkeeper.inventory";
    private static final String PLANTED = ROOT + ".planted";

    @TestFactory
    Stream<DynamicTest> theRoomsKeepTheirWalls() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
        return ServiceArchitecture.rules(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    @Test
    void aPlantedViolationIsFound() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        Map<String, ArchRule> rules = ServiceArchitecture.rules(PLANTED);
        assertThat(rules.get("domain is plain Java").evaluate(planted).hasViolation())
                .isTrue();
        assertThat(rules.get("time is an argument in the domain")
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
    }
}
