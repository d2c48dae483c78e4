package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random searches over random runs find what a plain evaluation in memory finds. */
@QuarkusTest
class RunSearchPropertyTest {
  private static final int RUNS = 50;
  private static final int SEARCHES = 100;
  private static final List<String> VIEW_TYPES = List.of("ACTIVE_ONLY", "DELETED_ONLY", "ALL");

  private record Search(
      List<String> experiments,
      String viewType,
      List<NaiveFilter> filters,
      List<NaiveOrder> order,
      int pageSize) {

    static Search random(Random random, List<String> experiments, List<NaiveRun> runs) {
      return new Search(
          experiments.subList(random.nextInt(2), 2 + random.nextInt(2)),
          NaiveRun.pick(random, VIEW_TYPES),
          Stream.generate(
                  () ->
                      random.nextInt(9) == 0
                          ? NaiveFilter.onIds(random, runs)
                          : NaiveFilter.random(random))
              .limit(random.nextInt(4))
              .toList(),
          distinct(Stream.generate(() -> NaiveOrder.random(random)).limit(random.nextInt(4))),
          1 + random.nextInt(RUNS));
    }

    /** One key twice is refused. */
    private static List<NaiveOrder> distinct(Stream<NaiveOrder> keys) {
      Map<String, NaiveOrder> byName = new LinkedHashMap<>();
      keys.forEach(key -> byName.putIfAbsent(key.name(), key));
      return List.copyOf(byName.values());
    }

    Map<String, Object> request() {
      return new HashMap<>(
          Map.of(
              "experiment_ids", experiments,
              "run_view_type", viewType,
              "filter",
                  filters.stream().map(NaiveFilter::text).collect(Collectors.joining(" AND ")),
              "order_by", order.stream().map(NaiveOrder::text).toList(),
              "max_results", pageSize));
    }

    /** What it should find, by id. */
    List<String> evaluate(List<NaiveRun> runs) {
      Predicate<NaiveRun> meaning =
          filters.stream().map(NaiveFilter::meaning).reduce(run -> true, Predicate::and);
      Comparator<NaiveRun> comparator =
          Stream.concat(order.stream().map(NaiveOrder::meaning), Stream.of(NaiveOrder.TIE_BREAKER))
              .reduce(Comparator::thenComparing)
              .orElseThrow();
      return runs.stream()
          .filter(run -> experiments.contains(run.experimentId()) && isInView(run))
          .filter(meaning)
          .sorted(comparator)
          .map(NaiveRun::id)
          .toList();
    }

    private boolean isInView(NaiveRun run) {
      return switch (viewType) {
        case "ACTIVE_ONLY" -> !run.info().isDeleted();
        case "DELETED_ONLY" -> run.info().isDeleted();
        default -> true;
      };
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void searchAgreesWithPlainEvaluation(long seed) {
    Random random = new Random(seed);
    List<String> experiments = Stream.generate(() -> createExperiment()).limit(3).toList();
    List<NaiveRun> runs = NaiveRun.create(RUNS, experiments, random);
    for (int i = 0; i < SEARCHES; i++) {
      Search search = Search.random(random, experiments, runs);

      assertThat(everyPage(search.request()))
          .as("seed %d, search %d: %s", seed, i, search.request())
          .isEqualTo(search.evaluate(runs));
    }
  }

  /** The ids of the runs that a search finds, over all its pages; changes its page token. */
  static List<String> everyPage(Map<String, Object> request) {
    List<String> found = new ArrayList<>();
    String token;
    do {
      JsonPath page = posted("runs/search", request);
      List<String> ids = page.getList("runs.info.run_id");
      found.addAll(ids == null ? List.of() : ids);
      token = page.getString("next_page_token");
      request.put("page_token", token);
    } while (token != null);
    return found;
  }
}
