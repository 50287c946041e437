package io.slotkeeper.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

/** The walls between the rooms of this service, and proof that the guard can fail. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slotkeeper.policy");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.slotkeeper.policy.planted");

    private static final ArchRule CEL_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("io.slotkeeper.policy.cel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..", "com.google.protobuf..", "com.google.re2j..")
            .because("rules are the domain's, whatever language they are written in");

    @TestFactory
    Stream<DynamicTest> theRoomsKeepTheirWalls() {
        Map<String, ArchRule> rules = ServiceArchitecture.rules("io.slotkeeper.policy");
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(SERVICE)));
    }

    @Test
    void celIsKnownInOneRoomOnly() {
        CEL_STAYS_IN_ITS_ROOM.check(SERVICE);
        assertThat(CEL_STAYS_IN_ITS_ROOM.evaluate(PLANTED).hasViolation()).isTrue();
        noClasses()
                .that()
                .resideInAPackage("io.slotkeeper.policy.cel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.slotkeeper.policy.application..",
                        "io.slotkeeper.policy.api..",
                        "io.slotkeeper.policy.persistence..",
                        "io.slotkeeper.policy.events..")
                .because("a language serves the domain and knows nobody else")
                .check(SERVICE);
    }

    @Test
    void aFrameworkAndAClockInTheDomainAreFound() {
        Map<String, ArchRule> rules = ServiceArchitecture.rules("io.slotkeeper.policy.planted");
        assertThat(rules.get("domain is plain Java").evaluate(PLANTED).hasViolation())
                .isTrue();
        assertThat(rules.get("time is an argument in the domain")
                        .evaluate(PLANTED)
                        .hasViolation())
                .isTrue();
    }
}
