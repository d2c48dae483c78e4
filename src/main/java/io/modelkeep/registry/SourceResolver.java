package io.modelkeep.registry;

import static io.modelkeep.wire.ProtoText.emptyToNull;
import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.error.MlflowException;
import io.modelkeep.uri.HostPolicy;
import io.modelkeep.uri.LooseUri;
import io.modelkeep.wire.registry.CreateModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a new version really comes from.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _create_model_version} and {@code
 * _resolve_registered_model_source_lineage}.
 */
@ApplicationScoped
class SourceResolver {
  private static final Set<String> PROMPT_PLACEHOLDERS = Set.of("dummy-source", "prompt-template");

  /**
   * Where a version comes from.
   *
   * @param source as the version shows it
   * @param storageLocation where the files are
   */
  record Origin(
      String source,
      String storageLocation,
      @Nullable String runId,
      @Nullable String loggedModelId) {}

  private final HostPolicy hostPolicy;
  private final SourceOwnership ownership;
  private final SourceLoggedModels loggedModels;
  private final RegisteredModelRepository models;
  private final ModelVersionRepository versions;

  SourceResolver(
      HostPolicy hostPolicy,
      SourceOwnership ownership,
      SourceLoggedModels loggedModels,
      RegisteredModelRepository models,
      ModelVersionRepository versions) {
    this.hostPolicy = hostPolicy;
    this.ownership = ownership;
    this.loggedModels = loggedModels;
    this.models = models;
    this.versions = versions;
  }

  /** A prompt has no files; its source is one of two placeholders. */
  Origin resolvePrompt(CreateModelVersion request) {
    String source = Objects.requireNonNull(request.source());
    if (!PROMPT_PLACEHOLDERS.contains(source)) {
      throw MlflowException.invalidParameter(
          "Invalid prompt source: '%s'. Prompt sources must use an MLflow placeholder."
              .formatted(source));
    }
    return new Origin(source, source, orEmpty(request.runId()), request.modelId());
  }

  Origin resolve(CreateModelVersion request) {
    String source = Objects.requireNonNull(request.source());
    hostPolicy.check(source, "source");
    Optional<ModelVersionEntity> copied = versionBehind(source);
    if (copied.isPresent()) {
      return copyOf(copied.get(), request);
    }
    String modelId = emptyToNull(request.modelId());
    if (modelId != null) {
      return fromLoggedModel(source, modelId, request.runId());
    }
    ownership.checkBelongsToRun(source, emptyToNull(request.runId()));
    return new Origin(source, source, orEmpty(request.runId()), request.modelId());
  }

  /** The version a {@code models:/name/...} source means; empty for every other source. */
  private Optional<ModelVersionEntity> versionBehind(String source) {
    LooseUri uri = LooseUri.parse(source);
    if (!uri.scheme().equals("models")) {
      return Optional.empty();
    }
    if (!uri.authority().isEmpty()) {
      throw SourceOwnership.invalid(
          source, "Registered model sources must use the active model registry.");
    }
    ModelUri modelUri =
        ModelUri.parse(source)
            .orElseThrow(() -> SourceOwnership.mustIdentify(source, SourceOwnership.MODEL_ID));
    if (modelUri.name() == null) {
      return Optional.empty();
    }
    RegistryRules.checkName(modelUri.name());
    FoundModel model = models.get(modelUri.name());
    if (RegistryMapper.isPrompt(model.model().tags)) {
      throw SourceOwnership.invalid(
          source, "Prompt versions cannot be used as model version sources.");
    }
    return Optional.of(versionOf(model, modelUri));
  }

  private ModelVersionEntity versionOf(FoundModel model, ModelUri uri) {
    String name = model.model().name;
    if (uri.version() != null) {
      return versions.get(name, RegistryRules.parseVersion(uri.version()));
    }
    if (uri.alias() == null) {
      return latest(model, uri.stage());
    }
    RegistryRules.checkAlias(uri.alias());
    return RegistryRules.isLatest(uri.alias())
        ? latest(model, null)
        : versions.getByAlias(name, uri.alias());
  }

  private static ModelVersionEntity latest(FoundModel model, @Nullable String stage) {
    String label = stage == null ? null : Stage.parse(stage).label();
    return model.latestVersions().stream()
        .filter(version -> label == null || version.stage.equals(label))
        .max(Comparator.comparingInt(version -> version.version))
        .orElseThrow(
            () ->
                MlflowException.doesNotExist(
                    "No versions of model with name '%s'%s found"
                        .formatted(
                            model.model().name,
                            stage == null ? "" : " and stage '" + stage + "'")));
  }

  private static Origin copyOf(ModelVersionEntity original, CreateModelVersion request) {
    if (contradicts(request.runId(), original.runId)
        || contradicts(request.modelId(), original.loggedModelId)) {
      throw SourceOwnership.invalid(
          Objects.requireNonNull(request.source()),
          "The run_id and model_id request parameters must match the referenced model version.");
    }
    return new Origin(
        "models:/%s/%d".formatted(original.name, original.version),
        original.downloadUri(),
        request.runId() != null ? request.runId() : original.runId,
        request.modelId() != null ? request.modelId() : original.loggedModelId);
  }

  private static boolean contradicts(@Nullable String sent, @Nullable String actual) {
    return sent != null && !sent.equals(actual == null ? "" : actual);
  }

  private Origin fromLoggedModel(String source, String modelId, @Nullable String runId) {
    ownership.checkBelongsToLoggedModel(source, modelId);
    boolean isItsUri = LooseUri.parse(source).scheme().equals("models");
    if (!isItsUri && emptyToNull(runId) != null) {
      // Nothing of the logged model is needed; that there is one shows when the version is noted.
      return new Origin(source, source, runId, modelId);
    }
    SourceLoggedModels.LoggedModel model =
        loggedModels
            .find(modelId)
            .orElseThrow(
                () ->
                    MlflowException.doesNotExist(
                        "Logged model with ID '%s' not found.".formatted(modelId)));
    return new Origin(
        source,
        isItsUri ? model.artifactLocation() : source,
        orEmpty(emptyToNull(runId) == null ? model.sourceRunId() : runId),
        modelId);
  }
}
