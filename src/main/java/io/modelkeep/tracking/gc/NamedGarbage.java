package io.modelkeep.tracking.gc;

import io.modelkeep.error.MlflowException;
import io.modelkeep.tracking.experiment.LifecycleStage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Judges what an operator names for collection. Source: MLflow {@code cli}, {@code
 * _gc_tracking_resources}.
 */
@ApplicationScoped
class NamedGarbage {
  private final GarbageRepository things;
  private final Clock clock;

  NamedGarbage(GarbageRepository things, Clock clock) {
    this.things = things;
    this.clock = clock;
  }

  /**
   * The things of these ids.
   *
   * @throws MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is none of an id, {@code
   *     INVALID_PARAMETER_VALUE} if one is not deleted or not long enough
   */
  List<Garbage> check(Garbage.Kind kind, List<String> publicIds, GarbageRequest request) {
    long deletedUntil = clock.millis() - request.olderThan().toMillis();
    return publicIds.stream()
        .distinct()
        .map(
            publicId -> {
              Garbage thing =
                  things.findNamed(kind, publicId).orElseThrow(() -> notFound(kind, publicId));
              check(thing, things.state(thing), deletedUntil);
              return thing;
            })
        .toList();
  }

  private static void check(Garbage thing, GarbageRepository.State state, long deletedUntil) {
    if (thing.kind() == Garbage.Kind.EXPERIMENT && thing.id() == 0) {
      throw MlflowException.invalidParameter(
          "The default experiment cannot be deleted permanently: clients rely on it.");
    }
    if (LifecycleStage.ACTIVE.isOf(state.lifecycleStage())) {
      throw MlflowException.invalidParameter(
          ("%1$s %2$s is not in `deleted` lifecycle stage."
                  + " Only %3$ss in `deleted` lifecycle stage can be deleted.")
              .formatted(thing.kind().label(), thing.publicId(), plural(thing.kind())));
    }
    if (LifecycleStage.DELETED.isOf(state.lifecycleStage()) && state.deletedTime() > deletedUntil) {
      throw MlflowException.invalidParameter(
          "%s %s is not older than the required age."
              .formatted(thing.kind().label(), thing.publicId()));
    }
  }

  private static String plural(Garbage.Kind kind) {
    return kind.label().toLowerCase(java.util.Locale.ROOT);
  }

  private static MlflowException notFound(Garbage.Kind kind, String publicId) {
    return MlflowException.doesNotExist(
        "%s with id=%s not found".formatted(kind.label(), publicId));
  }
}
