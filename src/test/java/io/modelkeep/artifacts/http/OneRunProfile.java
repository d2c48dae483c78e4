package io.modelkeep.artifacts.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Puts the runs, versions and logged models of a test in the place of the stored ones. */
public class OneRunProfile implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ArtifactRootsOfTests.class, LoggedModelRootsOfTests.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("modelkeep.artifacts-root", "target/test-data/direct");
  }
}
