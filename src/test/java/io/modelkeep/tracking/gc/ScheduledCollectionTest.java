package io.modelkeep.tracking.gc;

import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.get;
import static io.modelkeep.tracking.TrackingApi.post;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScheduledCollectionTest.Profile.class)
class ScheduledCollectionTest {
  /** A server that collects what was deleted a moment ago, once a day. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("modelkeep.gc.every", "24h", "modelkeep.gc.older-than", "0s");
    }
  }

  @Inject ScheduledCollection scheduled;

  @Test
  void garbageIsCollectedOnceInItsTime() {
    String experiment = createExperiment();
    String first = deletedRun(experiment);
    scheduled.collect();
    String second = deletedRun(experiment);
    scheduled.collect();

    get("runs/get", Map.of("run_id", first)).statusCode(404);
    get("runs/get", Map.of("run_id", second)).statusCode(200);
  }

  private static String deletedRun(String experiment) {
    String run = createRun(experiment, Map.of());
    post("runs/delete", Map.of("run_id", run)).statusCode(200);
    return run;
  }
}
