package io.slotkeeper.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.slotkeeper.messaging.testing.ServiceArchitecture;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walls between the rooms, and the proof that they would be noticed when broken. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.slotkeeper.notifier");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.slotkeeper.notifier.planted");

    @Test
    void theRoomsKeepTheirWalls() {
        ServiceArchitecture.rules("io.slotkeeper.notifier").values().forEach(rule -> rule.check(MAIN));
    }

    @Test
    void aBrokenWallIsNoticed() {
        Set<String> broken = new TreeSet<>();
        ServiceArchitecture.rules("io.slotkeeper.notifier.planted").forEach((name, rule) -> {
            if (rule.evaluate(PLANTED).hasViolation()) {
                broken.add(name);
            }
        });

        assertThat(broken)
                .containsExactly(
                        "api goes through application",
                        "application knows domain and ports only",
                        "domain is plain Java",
                        "persistence serves application",
                        "time is an argument in the domain");
    }
}
