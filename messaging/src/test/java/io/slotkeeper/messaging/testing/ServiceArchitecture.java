package io.slotkeeper.messaging.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The walls between the rooms of a service, the same in all four. A service's test adds a planted violation. */
public final class ServiceArchitecture {
    private ServiceArchitecture() {}

    /** The rules for a service, by name, for the package that it lives in, such as {@code io.slotkeeper.policy}. */
    public static Map<String, ArchRule> rules(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("domain is plain Java", plainDomain(root));
        rules.put("application knows domain and ports only", application(root));
        rules.put("api goes through application", api(root));
        rules.put("persistence serves application", persistence(root));
        rules.put("connectors know application only", connectors(root));
        rules.put("time is an argument in the domain", timeIsAnArgument(root));
        return rules;
    }

    private static ArchRule plainDomain(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + ".domain..", "org.jspecify.annotations..")
                .because("rules must be readable and testable without a framework")
                .allowEmptyShould(true);
    }

    private static ArchRule application(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".api..",
                        root + ".persistence..",
                        root + ".events..",
                        root + ".connector..",
                        "jakarta.ws.rs..",
                        "jakarta.persistence..",
                        "org.apache.kafka..",
                        "io.quarkus.hibernate..")
                .because("the edge depends on the application and not the other way round")
                .allowEmptyShould(true);
    }

    private static ArchRule api(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".persistence..", root + ".events..", "org.apache.kafka..")
                .because("a resource translates and delegates to a use case")
                .allowEmptyShould(true);
    }

    private static ArchRule persistence(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".api..", root + ".events..", root + ".connector..")
                .because("tables know neither HTTP nor Kafka")
                .allowEmptyShould(true);
    }

    private static ArchRule connectors(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".api..", root + ".persistence..", root + ".events..")
                .because("a connector turns a foreign format into the application's own")
                .allowEmptyShould(true);
    }

    private static ArchRule timeIsAnArgument(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .because("time and ids come in as arguments")
                .allowEmptyShould(true);
    }
}
