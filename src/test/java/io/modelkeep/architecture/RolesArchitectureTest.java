package io.modelkeep.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

/** What resources, services, repositories and entities may do: {@code XResource} to XEntity. */
class RolesArchitectureTest {
  @Test
  void entitiesAndRepositoriesStayInTheirPackage() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .or()
        .haveSimpleNameEndingWith("Entity")
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should(beUsedInTheirPackageOnly())
        .allowEmptyShould(true)
        .because("the schema must be changeable without reading what other features do with it")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void resourcesCallServicesOnly() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Entity")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.persistence..")
        .because("rules live in services, where every route meets them")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void transactionsAreNotOpenedByResourcesOrRepositories() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Transactional.class)
        .because("a service knows what must happen together, and only writes need it")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void failuresAreMappedInOnePlace() {
    methods()
        .that()
        .areAnnotatedWith(ServerExceptionMapper.class)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage("io.modelkeep.error")
        .because("one place decides how a failure looks to a client")
        .check(ProductionCode.CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.modelkeep.error")
        .should()
        .implement(ExceptionMapper.class)
        .because("one place decides how a failure looks to a client")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void dependenciesArriveThroughConstructors() {
    noFields()
        .should()
        .beAnnotatedWith(Inject.class)
        .because("an object is complete and final once made, also in a plain test")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void nothingIsCalledByReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Constructor.class, Field.class, Method.class, Proxy.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .because("a native image holds only what the compiler can see")
        .check(ProductionCode.CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)")
        .because("these words fit every class and so describe none")
        .check(ProductionCode.CLASSES);
  }

  private static ArchCondition<JavaClass> beUsedInTheirPackageOnly() {
    return new ArchCondition<>("be used in their package only") {
      @Override
      public void check(JavaClass used, ConditionEvents events) {
        used.getDirectDependenciesToSelf().stream()
            .filter(use -> !use.getOriginClass().getPackage().equals(used.getPackage()))
            .forEach(use -> events.add(SimpleConditionEvent.violated(used, use.getDescription())));
      }
    };
  }
}
