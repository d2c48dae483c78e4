package io.modelkeep.registry;

import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.db.FoundRows;
import io.modelkeep.error.MlflowException;
import io.modelkeep.registry.ModelVersionRepository.Inserted;
import io.modelkeep.registry.ModelVersionRepository.Row;
import io.modelkeep.registry.SourceResolver.Origin;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
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
import java.util.function.Consumer;
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
  private final ModelVersionTagRepository versionTags;
  private final SourceResolver sources;
  private final SourceLoggedModels loggedModels;
  private final NewVersions listener;
  private final RegistryEvents events;
  private final Clock clock;

  ModelVersionService(
      RegisteredModelRepository models,
      ModelVersionRepository versions,
      ModelVersionTagRepository versionTags,
      SourceResolver sources,
      SourceLoggedModels loggedModels,
      NewVersions listener,
      RegistryEvents events,
      Clock clock) {
    this.models = models;
    this.versions = versions;
    this.versionTags = versionTags;
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
    String description = orEmpty(request.description());
    String runLink = orEmpty(request.runLink());
    Inserted inserted =
        versions
            .insert(name, from, description, runLink, time)
            .orElseThrow(() -> RegisteredModelRepository.notFound(name));
    versionTags.insert(inserted.id(), inserted.modelId(), tags);
    ModelVersion created =
        new ModelVersion(
            name,
            Integer.toString(inserted.version()),
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
    events.ofVersion("created", inserted.id(), name, inserted.version(), null, created);
    if (!RegistryMapper.isPrompt(tags)) {
      tellOf(inserted, created, from);
    }
    return created;
  }

  private void tellOf(Inserted inserted, ModelVersion created, Origin from) {
    String label = created.name() + "/" + created.version();
    listener.registered(
        new NewVersions.NewVersion(
            inserted.id(), inserted.modelId(), label, from.storageLocation()));
  }

  public ModelVersion get(@Nullable String name, @Nullable String version) {
    RegistryRules.checkName(name);
    return RegistryMapper.toWire(
        versions.get(Objects.requireNonNull(name), RegistryRules.parseVersion(version)));
  }

  public ModelVersion getByAlias(String name, String alias) {
    RegistryRules.checkName(name);
    RegistryRules.checkAlias(alias);
    if (RegistryRules.isLatest(alias)) {
      return models.get(name).latestVersions().stream()
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
    RegistryRules.checkName(name);
    return versions.downloadUri(Objects.requireNonNull(name), RegistryRules.parseVersion(version));
  }

  @Transactional
  public ModelVersion update(String name, String version, @Nullable String description) {
    RegistryRules.checkName(name);
    BigInteger number = RegistryRules.parseVersion(version);
    RegistryRules.checkDescription(description);
    change(
        name,
        number,
        row -> {
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
    change(name, number, row -> moveTo(stage, archivesOthers, name, row));
    return RegistryMapper.toWire(versions.get(name, number));
  }

  private void moveTo(Stage stage, boolean archivesOthers, String name, Row row) {
    long time = clock.millis();
    if (archivesOthers) {
      for (Row other : versions.archiveOthers(row.modelId(), row.version(), stage, time)) {
        recordTransition(name, other, stage.label(), Stage.ARCHIVED.label());
      }
    }
    versions.setStage(row, stage, time);
    recordTransition(name, row, row.stage(), stage.label());
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
        row -> {
          ModelVersion before = RegistryMapper.toWire(versions.get(name, number));
          versions.delete(row.id());
          models.touch(row.modelId(), clock.millis());
          events.ofVersion("deleted", row.id(), name, row.version(), before, null);
        });
  }

  /** Changes a version while it and its model are locked. */
  private void change(String name, BigInteger number, Consumer<Row> change) {
    change.accept(
        versions
            .lock(name, ModelVersionRepository.inRange(name, number))
            .orElseThrow(() -> ModelVersionRepository.notFound(name, number)));
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
    List<@Nullable Object> from = PageToken.decodeOptional(request.pageToken(), order);
    Optional<String> name = RegistrySearch.modelName(filter);
    @Nullable Long modelId = name.flatMap(models::findId).orElse(null);
    if (name.isPresent() && modelId == null) {
      return new SearchModelVersions.Response(List.of(), () -> null);
    }
    FoundRows<ModelVersion> found =
        versions.search(
            RegistrySearch.versions(filter, order),
            modelId,
            new FoundRows.Position(from, size),
            RegistryMapper::toWire);
    return new SearchModelVersions.Response(
        found, () -> PageToken.encodeOptional(found.nextValues(), order));
  }

  @Transactional
  public void setTag(String name, String version, String key, @Nullable String value) {
    RegistryRules.checkName(name);
    BigInteger number = RegistryRules.parseVersion(version);
    String text = orEmpty(value);
    RegistryRules.checkVersionTag(key, text);
    int inRange = ModelVersionRepository.inRange(name, number);
    RegisteredModelRepository.Replaced replaced =
        versionTags
            .set(name, inRange, key, text)
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
    versionTags
        .delete(name, inRange, key)
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
}
