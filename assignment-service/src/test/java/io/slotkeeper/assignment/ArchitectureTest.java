package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.slotkeeper.messaging.testing.ServiceArchitecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The walls between the rooms, and a planted violation of each that proves that the guard can fail. */
class ArchitectureTest {
    private static final String ROOT = "io.slotkeeper.assignment";
    private static final String PLANTED = ROOT + ".planted";
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> theServiceKeepsTheRules() {
        return ServiceArchitecture.rules(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(SERVICE)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnItsPlantedViolation() {
        return ServiceArchitecture.rules(PLANTED).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> isViolated(rule.getValue())));
    }

    private static void isViolated(ArchRule rule) {
        assertThat(rule.evaluate(VIOLATIONS).hasViolation()).isTrue();
    }
}
