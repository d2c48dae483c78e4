package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.get;
import static io.modelkeep.tracking.TrackingApi.getRun;
import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.pair;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients log to one run at once: no error, no deadlock, no point lost. */
@QuarkusTest
class RunLogConcurrencyTest {
  private static final int WRITERS = 16;
  private static final int BATCHES = 5;
  private static final int KEYS = 50;

  @Test
  void writersOfOneRunLoseNothing() throws Exception {
    String run = createRun(createExperiment(), Map.of());

    atOnce(writer -> logBatches(run, writer));

    JsonPath found = getRun(run);
    assertThat(found.getList("run.data.metrics")).hasSize(KEYS);
    assertThat(found.getList("run.data.metrics.step", Integer.class))
        .containsOnly(WRITERS * BATCHES - 1);
    assertThat(found.getList("run.data.params")).hasSize(KEYS);
    assertThat(found.getString("run.info.run_name"))
        .isEqualTo(found.getString("run.data.tags.find { it.key == 'mlflow.runName' }.value"));
    assertThat(
            get("metrics/get-history", Map.of("run_id", run, "metric_key", "k0"))
                .extract()
                .jsonPath()
                .getList("metrics"))
        .hasSize(WRITERS * BATCHES);
  }

  @Test
  void samePointsFromAllWritersAreKeptOnce() throws Exception {
    String run = createRun(createExperiment(), Map.of());

    atOnce(writer -> posted("runs/log-batch", Map.of("run_id", run, "metrics", points(writer, 1))));

    assertThat(
            get("metrics/get-history", Map.of("run_id", run, "metric_key", "k0"))
                .extract()
                .jsonPath()
                .getList("metrics"))
        .hasSize(1);
  }

  private static void logBatches(String run, int writer) {
    for (int batch = 0; batch < BATCHES; batch++) {
      posted(
          "runs/log-batch",
          Map.of(
              "run_id", run,
              "metrics", points(writer, writer * BATCHES + batch),
              "params", pairs(writer, "same"),
              "tags", pairs(writer, writer + "/" + batch)));
      posted(
          "runs/set-tag", Map.of("run_id", run, "key", "mlflow.runName", "value", "by " + writer));
    }
  }

  /** Every other writer sends its keys the other way round. */
  private static List<?> points(int writer, int step) {
    return turned(
        writer, IntStream.range(0, KEYS).mapToObj(i -> metric("k" + i, 1, 1, step)).toList());
  }

  private static List<?> pairs(int writer, String value) {
    return turned(writer, IntStream.range(0, KEYS).mapToObj(i -> pair("k" + i, value)).toList());
  }

  private static <T> List<T> turned(int writer, List<T> items) {
    List<T> turned = new ArrayList<>(items);
    if (writer % 2 == 1) {
      Collections.reverse(turned);
    }
    return turned;
  }

  private interface Writer {
    void write(int number);
  }

  private static void atOnce(Writer writer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int number = 0; number < WRITERS; number++) {
        int of = number;
        tasks.add(
            () -> {
              writer.write(of);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
