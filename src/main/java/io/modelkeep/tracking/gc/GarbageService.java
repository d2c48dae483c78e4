package io.modelkeep.tracking.gc;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.CurrentRequest;
import io.modelkeep.tracking.gc.GarbageRepository.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Collects garbage. Source: MLflow's command {@code gc}, which unlike this one collects what
 * registered versions need, and everything of the kinds of which no id is named.
 */
@ApplicationScoped
public class GarbageService {
  private static final Logger LOG = Logger.getLogger(GarbageService.class);
  private static final int BATCH_SIZE = 100;

  /** A run or logged model must be deleted; one that is marked already is finished. */
  private static final String[] DELETED = {"deleted", "garbage"};

  /** Logged models of a deleted experiment are deleted, whatever their own stage says. */
  private static final String[] ANY_STAGE = {"active", "deleted", "garbage"};

  private final GarbageRepository things;
  private final NamedGarbage named;
  private final GarbageSteps steps;
  private final RegisteredVersions versions;
  private final GarbageArtifacts artifacts;
  private final CurrentRequest current;
  private final Clock clock;

  GarbageService(
      GarbageRepository things,
      NamedGarbage named,
      GarbageSteps steps,
      RegisteredVersions versions,
      GarbageArtifacts artifacts,
      CurrentRequest current,
      Clock clock) {
    this.things = things;
    this.named = named;
    this.steps = steps;
    this.versions = versions;
    this.artifacts = artifacts;
    this.current = current;
    this.clock = clock;
  }

  /**
   * Collects what was asked for.
   *
   * @param progress told a line for each thing
   * @throws MlflowException if a thing is named that does not exist or may not be deleted; then
   *     nothing was
   */
  @ActivateRequestContext
  public GarbageSummary collect(GarbageRequest request, Consumer<String> progress) {
    current.actForServer("garbage-collection");
    Collection collection = new Collection(request, progress);
    return request.namesAny() ? collection.ofNamed() : collection.ofEverything();
  }

  /** One collection, from its beginning to its end. */
  private final class Collection {
    private final GarbageRequest request;
    private final Consumer<String> progress;
    private final Page firstPage;

    Collection(GarbageRequest request, Consumer<String> progress) {
      this.request = request;
      this.progress = progress;
      this.firstPage = new Page(-1, clock.millis() - request.olderThan().toMillis(), BATCH_SIZE);
    }

    GarbageSummary ofNamed() {
      // All are judged before the first is deleted.
      List<Garbage> runs = named.check(Garbage.Kind.RUN, request.runIds(), request);
      List<Garbage> models =
          named.check(Garbage.Kind.LOGGED_MODEL, request.loggedModelIds(), request);
      List<Garbage> experiments =
          named.check(Garbage.Kind.EXPERIMENT, request.experimentIds(), request);
      GarbageSummary summary = collect(runs, DELETED).plus(collect(models, DELETED));
      for (Garbage experiment : experiments) {
        summary = summary.plus(collectExperiment(experiment));
      }
      return summary;
    }

    GarbageSummary ofEverything() {
      GarbageSummary summary =
          pages(things::runs, batch -> collect(batch, DELETED))
              .plus(pages(things::loggedModels, batch -> collect(batch, DELETED)));
      return summary.plus(
          pages(
              things::experiments,
              batch ->
                  batch.stream()
                      .map(this::collectExperiment)
                      .reduce(GarbageSummary.NOTHING, GarbageSummary::plus)));
    }

    private GarbageSummary pages(
        Function<Page, List<Garbage>> pages, Function<List<Garbage>, GarbageSummary> collect) {
      GarbageSummary summary = GarbageSummary.NOTHING;
      Page page = firstPage;
      for (List<Garbage> batch; !(batch = pages.apply(page)).isEmpty(); ) {
        summary = summary.plus(collect.apply(batch));
        page = page.after(batch.get(batch.size() - 1));
      }
      return summary;
    }

    private GarbageSummary collectExperiment(Garbage experiment) {
      GarbageSummary inside =
          pages(page -> things.runsOf(experiment.id(), page), batch -> collect(batch, DELETED))
              .plus(
                  pages(
                      page -> things.loggedModelsOf(experiment.id(), page),
                      batch -> collect(batch, ANY_STAGE)));
      return inside.plus(attempt(experiment, () -> collectEmptied(experiment, inside)));
    }

    private GarbageSummary collectEmptied(Garbage experiment, GarbageSummary inside) {
      boolean goes =
          request.isDryRun()
              ? inside.kept() == 0
                  && inside.failed() == 0
                  && !things.hasRestoredRun(experiment.id())
              : steps.deleteExperiment(experiment);
      return goes ? deleted(experiment) : kept(experiment, "not all that is in it can be deleted");
    }

    private GarbageSummary collect(List<Garbage> batch, String... stages) {
      Map<String, String> needed = versions.needing(batch.stream().map(Garbage::publicId).toList());
      GarbageSummary summary = GarbageSummary.NOTHING;
      for (Garbage thing : batch) {
        String version = needed.get(thing.publicId());
        summary =
            summary.plus(
                version == null
                    ? attempt(thing, () -> collect(thing, stages))
                    : kept(thing, neededBy(version)));
      }
      return summary;
    }

    private GarbageSummary collect(Garbage thing, String... stages) throws IOException {
      if (request.isDryRun()) {
        return deleted(thing);
      }
      if (!steps.mark(thing, stages)) {
        return GarbageSummary.NOTHING;
      }
      // Registered while it was being marked: from the mark on it cannot happen any more.
      String version = versions.needing(List.of(thing.publicId())).get(thing.publicId());
      if (version != null) {
        steps.unmark(thing);
        return kept(thing, neededBy(version));
      }
      deleteArtifacts(thing);
      deleteRows(thing);
      return deleted(thing);
    }

    private void deleteArtifacts(Garbage thing) throws IOException {
      try {
        artifacts.deleteAll(thing.artifactUri());
      } catch (MlflowException elsewhere) {
        if (elsewhere.code() != ErrorCode.INVALID_PARAMETER_VALUE) {
          throw elsewhere;
        }
        // As in MLflow: what this server cannot reach does not keep the rest from going.
        progress.accept(
            "The artifacts of %s were left where they are: %s"
                .formatted(thing, elsewhere.getMessage()));
      }
    }

    private void deleteRows(Garbage thing) {
      boolean hasMore = thing.kind() == Garbage.Kind.RUN;
      while (hasMore) {
        hasMore = steps.deleteSomePoints(thing);
      }
      steps.deleteRow(thing);
    }

    /**
     * What fails is told and left for the next collection; it does not keep the rest from going.
     */
    private GarbageSummary attempt(Garbage thing, Attempt attempt) {
      try {
        return attempt.run();
      } catch (IOException | RuntimeException failure) {
        LOG.errorf(failure, "%s could not be collected", thing);
        progress.accept("%s could not be deleted: %s".formatted(thing, failure.getMessage()));
        return new GarbageSummary(0, 0, 1);
      }
    }

    private GarbageSummary deleted(Garbage thing) {
      progress.accept(
          thing
              + (request.isDryRun()
                  ? " would be permanently deleted."
                  : " has been permanently deleted."));
      return new GarbageSummary(1, 0, 0);
    }

    private GarbageSummary kept(Garbage thing, String reason) {
      progress.accept("%s is kept: %s.".formatted(thing, reason));
      return new GarbageSummary(0, 1, 0);
    }
  }

  @FunctionalInterface
  private interface Attempt {
    GarbageSummary run() throws IOException;
  }

  private static String neededBy(String version) {
    return "model version %s needs its artifacts".formatted(version);
  }
}
