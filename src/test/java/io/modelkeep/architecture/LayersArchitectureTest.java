package io.modelkeep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The levels of the package map in CONTRIBUTING.md. */
class LayersArchitectureTest {
  private static final Set<String> VOCABULARY =
      Set.of("config", "error", "events", "search", "uri", "wire");
  private static final Set<String> FEATURES =
      Set.of("artifacts", "registry", "traces", "tracking", "ui", "webhooks");

  static Stream<String> vocabulary() {
    return VOCABULARY.stream();
  }

  static Stream<String> features() {
    return FEATURES.stream();
  }

  @Test
  void importsGoToLowerLevelsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .ensureAllClassesAreContainedInArchitecture()
        .withOptionalLayers(true)
        .layer("start")
        .definedBy("io.modelkeep")
        .layer("governance")
        .definedBy("io.modelkeep.governance..")
        .layer("features")
        .definedBy(ProductionCode.packages(FEATURES))
        .layer("foundations")
        .definedBy(ProductionCode.packages(Set.of("auth", "http", "db")))
        .layer("vocabulary")
        .definedBy(ProductionCode.packages(VOCABULARY))
        .whereLayer("start")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("governance")
        .mayOnlyBeAccessedByLayers("start")
        .whereLayer("features")
        .mayOnlyBeAccessedByLayers("start", "governance")
        .whereLayer("foundations")
        .mayOnlyBeAccessedByLayers("start", "governance", "features")
        .because(
            "what is below must be understandable, and testable, without what is above;"
                + " who needs a fact from above owns an interface that the other side implements")
        .check(ProductionCode.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("features")
  void featuresDoNotImportEachOther(String feature) {
    noClasses()
        .that()
        .resideInAPackage("io.modelkeep." + feature + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ProductionCode.packagesBut(FEATURES, feature))
                .and(not(belongToAnInterface())))
        .allowEmptyShould(true)
        .because(
            "each feature must be changeable without reading the others; what it wants to know of"
                + " them it asks through an interface of its own, which they implement")
        .check(ProductionCode.CLASSES);
  }

  private static DescribedPredicate<JavaClass> belongToAnInterface() {
    return describe(
        "belong to an interface",
        type ->
            type.isInterface()
                || type.getEnclosingClass().stream().anyMatch(JavaClass::isInterface));
  }

  @ParameterizedTest
  @MethodSource("vocabulary")
  void vocabularyUsesNothingButErrors(String vocabulary) {
    noClasses()
        .that()
        .resideInAPackage("io.modelkeep." + vocabulary + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ProductionCode.packagesBut(
                VOCABULARY, vocabulary, vocabulary.equals("error") ? "wire" : "error"))
        .allowEmptyShould(true)
        .because("words that everybody uses must not drag each other along")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices()
        .matching("io.modelkeep.(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle are one package with two names")
        .check(ProductionCode.CLASSES);
  }
}
