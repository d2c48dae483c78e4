package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that arrive at the same time. */
@QuarkusTest
class RegistryConcurrencyTest {
  private static final int CALLS = 30;

  @Test
  void versionsCreatedAtOnceAreNumberedWithoutGaps() throws Exception {
    String name = createdModel();

    List<Integer> numbers = atOnce(i -> Integer.valueOf(createVersion(name)));

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CALLS).boxed().toList());
  }

  @Test
  void oneOfManyModelsOfOneNameIsCreated() throws Exception {
    String name = freshName();

    List<Answer> answers = atOnce(i -> post("registered-models/create", json("name", name)));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .containsOnly(
            Answer.alreadyExists("Registered Model (name=%s) already exists.".formatted(name)));
  }

  @Test
  void oneOfManyModelsIsRenamedToAName() throws Exception {
    String newName = freshName();
    List<String> names = IntStream.range(0, CALLS).mapToObj(i -> createdModel()).toList();

    List<Answer> answers =
        atOnce(
            i -> post("registered-models/rename", json("name", names.get(i), "new_name", newName)));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .containsOnly(
            Answer.alreadyExists("Registered Model (name=%s) already exists.".formatted(newName)));
  }

  @Test
  void transitionsThatArchiveLeaveOneVersionInTheStage() throws Exception {
    String name = createdModel();
    for (int i = 0; i < CALLS; i++) {
      createVersion(name);
    }

    List<Answer> answers =
        atOnce(
            i ->
                post(
                    "model-versions/transition-stage",
                    """
                    {"name": "%s", "version": "%d", "stage": "Production",
                     "archive_existing_versions": true}"""
                        .formatted(name, i + 1)));

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    List<String> stages =
        getRaw("model-versions/search", "filter", "name = '%s'".formatted(name))
            .path("model_versions.current_stage");
    assertThat(stages).hasSize(CALLS).containsOnlyOnce("Production").contains("Archived");
  }

  @Test
  void tagsAndAliasesOfWhatIsBeingDeletedAreSetBeforeOrNotFound() throws Exception {
    String name = createdModel();
    for (int i = 0; i < CALLS; i++) {
      createVersion(name);
    }

    List<Answer> answers =
        atOnce(
            i -> {
              String version = Integer.toString(i / 3 + 1);
              return switch (i % 3) {
                case 0 -> delete("model-versions/delete", json("name", name, "version", version));
                case 1 ->
                    post(
                        "model-versions/set-tag",
                        json("name", name, "version", version, "key", "k", "value", "v"));
                default ->
                    post(
                        "registered-models/alias",
                        json("name", name, "version", version, "alias", "a"));
              };
            });

    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 404);
  }

  /** Makes all calls at one moment, each on a thread of its own. */
  private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLS);
    try {
      CyclicBarrier start = new CyclicBarrier(CALLS);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.apply(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
