package io.modelkeep.registry;

import io.modelkeep.error.MlflowException;
import io.modelkeep.uri.LooseUri;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Demands that a source the server could be made to read is one that the named run or logged model
 * owns.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _validate_source_run} and {@code
 * _validate_source_model}.
 */
@ApplicationScoped
class SourceOwnership {
  static final String RUN_ID = "run_id";
  static final String MODEL_ID = "model_id";

  private final SourceRuns runs;
  private final SourceLoggedModels loggedModels;

  SourceOwnership(SourceRuns runs, SourceLoggedModels loggedModels) {
    this.runs = runs;
    this.loggedModels = loggedModels;
  }

  void checkBelongsToRun(String source, @Nullable String runId) {
    LooseUri uri = LooseUri.parse(source);
    checkIsInside(
        source, RUN_ID, () -> Optional.ofNullable(runId).map(id -> artifactsOfRun(source, id)));
    if (uri.scheme().equals("models") || (uri.scheme().equals("runs") && !isOfRun(uri, runId))) {
      throw mustIdentify(source, uri.scheme().equals("models") ? MODEL_ID : RUN_ID);
    }
  }

  void checkBelongsToLoggedModel(String source, String modelId) {
    LooseUri uri = LooseUri.parse(source);
    checkIsInside(source, MODEL_ID, () -> Optional.of(artifactsOfLoggedModel(source, modelId)));
    boolean isOtherModel =
        uri.scheme().equals("models")
            && !ModelUri.parse(source).map(ModelUri::loggedModelId).equals(Optional.of(modelId));
    if (isOtherModel || uri.scheme().equals("runs")) {
      throw mustIdentify(source, MODEL_ID);
    }
  }

  /** The refusal of a source whose owner was not named, or is not the one named. */
  static MlflowException mustIdentify(String source, String idName) {
    return invalid(
        source,
        "The %s request parameter must identify the resource that contains the source."
            .formatted(idName));
  }

  static MlflowException invalid(String source, String reason) {
    return MlflowException.invalidParameter(
        "Invalid model version source: '%s'. %s".formatted(source, reason));
  }

  /** Paths on the server's disk and behind its proxy must be below the owner's artifacts. */
  private static void checkIsInside(
      String source, String idName, Supplier<Optional<String>> artifactRoot) {
    if (SourcePaths.isLocal(source)) {
      if (!artifactRoot.get().filter(r -> SourcePaths.isLocalPathWithin(source, r)).isPresent()) {
        throw invalid(
            source,
            ("To use a local path as a model version source, the %s request parameter has to be"
                    + " specified and the local path has to be contained within the artifact"
                    + " directory of the run specified by the %s.")
                .formatted(idName, idName));
      }
      return;
    }
    SourcePaths.checkIsPlain(source);
    if (SourcePaths.isProxied(source)) {
      LooseUri uri = LooseUri.parse(source);
      if (!artifactRoot.get().filter(r -> uri.isWithin(LooseUri.parse(r))).isPresent()) {
        throw mustIdentify(source, idName);
      }
    }
  }

  private static boolean isOfRun(LooseUri uri, @Nullable String runId) {
    return uri.authority().isEmpty()
        && runId != null
        && (uri.path() + "/").startsWith("/" + runId + "/");
  }

  private String artifactsOfRun(String source, String runId) {
    return runs.artifactUriOf(runId).orElseThrow(() -> mustIdentify(source, RUN_ID));
  }

  private String artifactsOfLoggedModel(String source, String modelId) {
    return loggedModels
        .find(modelId)
        .map(SourceLoggedModels.LoggedModel::artifactLocation)
        .orElseThrow(() -> mustIdentify(source, MODEL_ID));
  }
}
