package org.wardledger.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The rules of who may know whom. Maven enforces most of it first; these see what Maven cannot.
final class Rules {
    private static final Set<String> IMPURE =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.util.UUID.randomUUID",
                    "java.lang.Math.random",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty");

    static final ArchRule THE_RULES_OF_MONEY_KNOW_NO_FRAMEWORK =
            classes()
                    .that(resideInAPackage("org.wardledger.domain.."))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java.lang..",
                                    "java.util..",
                                    "java.time..",
                                    "java.math..",
                                    "java.io..",
                                    "java.nio.charset..",
                                    "org.wardledger.domain..",
                                    "org.wardledger.events..",
                                    "org.pcollections..",
                                    "org.jspecify.."));

    static final ArchRule RULES_EVENTS_AND_VIEWS_ARE_PURE =
            noClasses()
                    .that(
                            resideInAnyPackage(
                                    "org.wardledger.domain..",
                                    "org.wardledger.events..",
                                    "org.wardledger.views.."))
                    .should()
                    .callCodeUnitWhere(
                            describe("asks the clock, chance or the environment", Rules::impure));

    static final ArchRule MONEY_IS_NEVER_A_FLOATING_POINT_NUMBER =
            classes()
                    .that(
                            resideInAnyPackage(
                                    "org.wardledger.domain..",
                                    "org.wardledger.events..",
                                    "org.wardledger.views..",
                                    "org.wardledger.statements.."))
                    .should(holdNoFloatingPoint());

    static final ArchRule PAGES_KNOW_VIEWS_AND_NOT_THE_RULES =
            noClasses()
                    .that(resideInAPackage("org.wardledger.web.."))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "org.wardledger.domain..",
                                    "org.wardledger.command..",
                                    "org.wardledger.eventstore..",
                                    "org.wardledger.codec..",
                                    "org.wardledger.vault..",
                                    "org.wardledger.projector.."));

    static final ArchRule AXON_STAYS_IN_ITS_ADAPTER =
            noClasses()
                    .that(
                            resideInAPackage("org.wardledger..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAPackage(
                                                            "org.wardledger.command.axon.."))))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.axonframework.."));

    static final ArchRule SQLITE_STAYS_IN_ENGINE_VAULT_AND_INDEX =
            noClasses()
                    .that(
                            resideInAPackage("org.wardledger..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "org.wardledger.eventstore.sqlite..",
                                                            "org.wardledger.eventstore.kurrent..",
                                                            "org.wardledger.vault..",
                                                            "org.wardledger.command.lookup.."))))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.sqlite.."));

    static final ArchRule STATEMENT_READERS_KNOW_NO_LEDGER =
            noClasses()
                    .that(resideInAPackage("org.wardledger.statements.."))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "org.wardledger.events..",
                                    "org.wardledger.domain..",
                                    "org.wardledger.eventstore.."));

    static final ArchRule EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL =
            classes().that(resideInAPackage("org.wardledger..")).should(liveInANullMarkedPackage());

    private Rules() {}

    /// Everything that ships, and nothing that only tests.
    static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.wardledger");
    }

    private static boolean impure(JavaCall<?> call) {
        return IMPURE.contains(call.getTargetOwner().getName() + "." + call.getName());
    }

    private static ArchCondition<JavaClass> holdNoFloatingPoint() {
        return new ArchCondition<>("hold no float or double") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(f -> floating(f.getRawType()))
                        .forEach(f -> violated(events, f, f.getFullName()));
                type.getMethods().stream()
                        .filter(
                                m ->
                                        floating(m.getRawReturnType())
                                                || m.getRawParameterTypes().stream()
                                                        .anyMatch(Rules::floating))
                        .forEach(m -> violated(events, m, m.getFullName()));
            }
        };
    }

    private static void violated(ConditionEvents events, Object where, String name) {
        events.add(SimpleConditionEvent.violated(where, name + " is a floating point number"));
    }

    private static boolean floating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getName());
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getName() + " is not in a @NullMarked package"));
                }
            }
        };
    }
}
