package io.modelkeep.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A server that speaks TLS too; {@link TlsTestResource#trusting} is a client for it. */
public final class TlsTestProfile implements QuarkusTestProfile {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TlsTestResource.class, Map.of()));
  }
}
