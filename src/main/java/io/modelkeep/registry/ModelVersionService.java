package io.modelkeep.registry;

import io.modelkeep.db.FoundRows;
import io.modelkeep.error.MlflowException;
import io.modelkeep.registry.ModelVersionRepository.Number;
import io.modelkeep.registry.ModelVersionRepository.Row;
import io.modelkeep.registry.SourceResolver.Origin;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.SearchDialects;
import io.modelkeep.wire.registry.CreateModelVersion;
import io.modelkeep.wire.registry.ModelVersion;
import io.modelkeep.wire.registry.SearchModelVersions;
import io.modelkeep.wire.registry.TransitionModelVersionStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of model versions: numbers, stages, tags.
 *
 * <p>Writes that depend on a model's other versions lock the model's row first, so that they take
 * turns: numbers have no gaps, and two versions never share a stage that was to be emptied.
 *
 * <p>Source: MLflow {@code store/model_registry}.
 */
@ApplicationScoped
public class ModelVersionService {
  /** The only status there is: a version is made in one transaction. */
  private static final String READY = "READY";

  private static final long DEFAULT_PAGE_SIZE = SearchModelVersions.MAX_PAGE_SIZE;

  private final RegisteredModelRepository models;
  private final ModelVersionRepository versions;
  private final SourceResolver sources;
  private final SourceLoggedModels loggedModels;
  private final NewVersions listener;
  private final RegistryEvents events;
  private final Clock clock;

  ModelVersionService(
      RegisteredModelRepository models,
      ModelVersionRepository versions,
      SourceResolver sources,
      SourceLoggedModels loggedModels,
      NewVersions listener,
      RegistryEvents events,
      Clock clock) {
    this.models = models;
    this.versions = versions;
    this.sources = sources;
    this.loggedModels = loggedModels;
    this.listener = listener;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public ModelVersion create(CreateModelVersion request) {
    Map<String, String> tags = RegistryMapper.versionTags(request.tags());
    boolean isPrompt = RegistryMapper.isPrompt(tags);
    Origin from = isPrompt ? sources.resolvePrompt(request) : sources.resolve(request);
    RegistryRules.checkName(request.name());
    tags.forEach(RegistryRules::checkVersionTag);
    RegistryRules.checkDescription(request.description());
    RegistryRules.checkOrigin(from.source(), from.runId(), request.runLink());
    ModelVersion created = insert(request, from, tags);
    if (!isPrompt && from.loggedModelId() != null && !from.loggedModelId().isEmpty()) {
      loggedModels.noteRegistration(from.loggedModelId(), created.name(), created.version());
    }
    return created;
  }

  private ModelVersion insert(CreateModelVersion request, Origin from, Map<String, String> tags) {
    String name = Objects.requireNonNull(request.name());
    long time = clock.millis();
    // From here on every other creation in this model waits: no statement that is not needed.
    Number number =
        versions.takeNumber(name, time).orElseThrow(() -> RegisteredModelRepository.notFound(name));
    String description = orEmpty(request.description());
    String runLink = orEmpty(request.runLink());
    long id = versions.insert(number, from, description, runLink, time);
    versions.insertTags(id, number.modelId(), tags);
    ModelVersion created =
        new ModelVersion(
            name,
            Integer.toString(number.version()),
            time,
            time,
            null,
            Stage.NONE.label(),
            description,
            from.source(),
            from.runId(),
            READY,
            null,
            RegistryMapper.versionTags(new TreeMap<>(tags)),
            runLink,
            List.of());
    events.ofVersion("created", id, name, number.version(), null, created);
    if (!RegistryMapper.isPrompt(tags)) {
      String label = name + "/" + number.version();
      listener.registered(
          new NewVersions.NewVersion(id, number.modelId(), label, from.storageLocation()));
    }
    return created;
  }

  public ModelVersion get(@Nullable String name, @Nullable String version) {
    return RegistryMapper.toWire(entity(name, version));
  }

  public ModelVersion getByAlias(String name, String alias) {
    RegistryRules.checkName(name);
    RegistryRules.checkAlias(alias);
    if (RegistryRules.isLatest(alias)) {
      return models.get(name).latestVersions.stream()
          .max(Comparator.comparingInt(version -> version.version))
          .map(RegistryMapper::toWire)
          .orElseThrow(
              () ->
                  MlflowException.doesNotExist(
                      "Latest version not found for model %s.".formatted(name)));
    }
    return RegistryMapper.toWire(versions.getByAlias(name, alias));
  }

  public String downloadUri(@Nullable String name, @Nullable String version) {
    return Objects.requireNonNullElse(entity(name, version).downloadUri(), "");
  }

  @Transactional
  public ModelVersion update(String name, String version, @Nullable String description) {
    RegistryRules.checkName(name);
    BigInteger number = RegistryRules.parseVersion(version);
    RegistryRules.checkDescription(description);
    change(
        name,
        number,
        (model, row) -> {
          versions.setDescription(row.id(), description, clock.millis());
          events.ofVersion(
              "updated",
              row.id(),
              name,
              row.version(),
              RegistryEvents.field("description", row.description()),
              RegistryEvents.field("description", description));
        });
    return RegistryMapper.toWire(versions.get(name, number));
  }

  @Transactional
  public ModelVersion transition(TransitionModelVersionStage request) {
    Stage stage = Stage.parse(Objects.requireNonNull(request.stage()));
    boolean archivesOthers = Boolean.TRUE.equals(request.archiveExistingVersions());
    if (archivesOthers && !stage.isActive()) {
      throw MlflowException.invalidParameter(
          ("Model version transition cannot archive existing model versions because '%s' is not"
                  + " an Active stage. Valid stages are ['Staging', 'Production']")
              .formatted(request.stage()));
    }
    RegistryRules.checkName(request.name());
    String name = Objects.requireNonNull(request.name());
    BigInteger number = RegistryRules.parseVersion(request.version());
    change(name, number, (model, row) -> moveTo(stage, archivesOthers, model, row));
    return RegistryMapper.toWire(versions.get(name, number));
  }

  private void moveTo(
      Stage stage, boolean archivesOthers, RegisteredModelRepository.Locked model, Row row) {
    long time = clock.millis();
    if (archivesOthers) {
      for (Row other : versions.archiveOthers(model.id(), row.version(), stage, time)) {
        recordTransition(model.name(), other, stage.label(), Stage.ARCHIVED.label());
      }
    }
    versions.setStage(row.id(), stage, time);
    models.touch(model.id(), time);
    recordTransition(model.name(), row, row.stage(), stage.label());
  }

  private void recordTransition(String name, Row row, String before, String after) {
    events.ofVersion(
        "stage_transitioned",
        row.id(),
        name,
        row.version(),
        RegistryEvents.field("stage", before),
        RegistryEvents.field("stage", after));
  }

  @Transactional
  public void delete(String name, String version) {
    BigInteger number = RegistryRules.parseVersion(version);
    RegistryRules.checkName(name);
    change(
        name,
        number,
        (model, row) -> {
          ModelVersion before = RegistryMapper.toWire(versions.get(name, number));
          versions.delete(row.id());
          models.touch(model.id(), clock.millis());
          events.ofVersion("deleted", row.id(), name, row.version(), before, null);
        });
  }

  /** Changes a version while its model is locked. */
  private void change(
      String name, BigInteger number, BiConsumer<RegisteredModelRepository.Locked, Row> change) {
    int version = ModelVersionRepository.inRange(name, number);
    RegisteredModelRepository.Locked model =
        models.lockIfPresent(name).orElseThrow(() -> ModelVersionRepository.notFound(name, number));
    Row row =
        versions
            .findRow(model.id(), version)
            .orElseThrow(() -> ModelVersionRepository.notFound(name, number));
    change.accept(model, row);
  }

  public SearchModelVersions.Response search(SearchModelVersions request) {
    long size = Objects.requireNonNullElse(request.maxResults(), DEFAULT_PAGE_SIZE);
    if (size < 1) {
      throw MlflowException.invalidParameter(
          "Invalid value for max_results. It must be a positive integer, but got " + size);
    }
    RegistryRules.checkPageSize(size, SearchModelVersions.MAX_PAGE_SIZE);
    Filter filter = SearchDialects.MODEL_VERSIONS.parseFilter(request.filter());
    List<OrderBy> order =
        SearchDialects.MODEL_VERSIONS.parseOrderBy(
            Objects.requireNonNullElse(request.orderBy(), List.of()));
    List<@Nullable Object> from = PageTokens.decode(request.pageToken(), order);
    Optional<String> name = RegistrySearch.modelName(filter);
    @Nullable Long modelId = name.flatMap(models::findId).orElse(null);
    if (name.isPresent() && modelId == null) {
      return new SearchModelVersions.Response(List.of(), () -> null);
    }
    FoundRows<ModelVersion> found =
        versions.search(
            RegistrySearch.versions(filter, order),
            modelId,
            new FoundRows.Position(from, (int) size),
            RegistryMapper::toWire);
    return new SearchModelVersions.Response(
        found, () -> PageTokens.encode(found.nextValues(), order));
  }

  @Transactional
  public void setTag(String name, String version, String key, @Nullable String value) {
    RegistryRules.checkName(name);
    BigInteger number = RegistryRules.parseVersion(version);
    String text = orEmpty(value);
    RegistryRules.checkVersionTag(key, text);
    int inRange = ModelVersionRepository.inRange(name, number);
    RegisteredModelRepository.Replaced replaced =
        versions
            .setTag(name, inRange, key, text)
            .orElseThrow(() -> ModelVersionRepository.notFound(name, number));
    events.ofVersion(
        "tag_set",
        replaced.ownerId(),
        name,
        inRange,
        RegistryEvents.tag(key, replaced.before()),
        RegistryEvents.tag(key, text));
  }

  /** Does nothing if there is no such tag. */
  @Transactional
  public void deleteTag(String name, String version, String key) {
    RegistryRules.checkName(name);
    BigInteger number = RegistryRules.parseVersion(version);
    RegistryRules.checkTagKey(key);
    int inRange = ModelVersionRepository.inRange(name, number);
    versions
        .deleteTag(name, inRange, key)
        .ifPresentOrElse(
            deleted ->
                events.ofVersion(
                    "tag_deleted",
                    deleted.ownerId(),
                    name,
                    inRange,
                    RegistryEvents.tag(key, deleted.before()),
                    null),
            () -> versions.get(name, number));
  }

  private ModelVersionEntity entity(@Nullable String name, @Nullable String version) {
    RegistryRules.checkName(name);
    return versions.get(Objects.requireNonNull(name), RegistryRules.parseVersion(version));
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
