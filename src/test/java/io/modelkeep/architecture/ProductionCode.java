package io.modelkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;

/** The classes the rules are about, read once for all of them. */
final class ProductionCode {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.modelkeep");

  private ProductionCode() {}

  /** Patterns for the packages of these names and everything in them. */
  static String[] packages(Set<String> names) {
    return names.stream().map(name -> "io.modelkeep." + name + "..").toArray(String[]::new);
  }

  static String[] packagesBut(Set<String> names, String... left) {
    return names.stream()
        .filter(name -> !List.of(left).contains(name))
        .map(name -> "io.modelkeep." + name + "..")
        .toArray(String[]::new);
  }
}
