package io.modelkeep.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A server that keeps all artifacts in a bucket of its own: proxied below one prefix, direct below
 * another.
 */
public final class S3TestProfile implements QuarkusTestProfile {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(S3TestResource.class, Map.of()));
  }
}
