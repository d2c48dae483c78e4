package io.modelkeep.tracking.loggedmodel;

import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.db.Page;
import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.Filter;
import io.modelkeep.search.LoggedModelDialect;
import io.modelkeep.search.LoggedModelPageToken;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import io.modelkeep.search.SearchDialects;
import io.modelkeep.tracking.experiment.ExperimentId;
import io.modelkeep.tracking.experiment.ExperimentService;
import io.modelkeep.tracking.loggedmodel.LoggedModelRepository.Locked;
import io.modelkeep.tracking.loggedmodel.LoggedModelRepository.NewModel;
import io.modelkeep.tracking.run.RandomRunName;
import io.modelkeep.uri.LocationPaths;
import io.modelkeep.wire.tracking.CreateLoggedModel;
import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.FinalizeLoggedModel;
import io.modelkeep.wire.tracking.LoggedModel;
import io.modelkeep.wire.tracking.LoggedModelParameter;
import io.modelkeep.wire.tracking.LoggedModelStatus;
import io.modelkeep.wire.tracking.LoggedModelTag;
import io.modelkeep.wire.tracking.SearchLoggedModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of logged models.
 *
 * <p>Source: MLflow {@code SqlAlchemyStore}, from {@code create_logged_model} on.
 */
@ApplicationScoped
public class LoggedModelService {
  private static final long DEFAULT_PAGE_SIZE = 50;

  /** MLflow's store has another default than its message, and takes it for an explicit 0. */
  private static final long PAGE_SIZE_FOR_ZERO = 100;

  /** MLflow knows no limit. Who asks for more gets it on several pages. */
  private static final long MAX_PAGE_SIZE = 10_000;

  private final LoggedModelRepository models;
  private final ExperimentService experiments;
  private final RandomRunName randomName;
  private final LoggedModelEvents events;
  private final Clock clock;

  LoggedModelService(
      LoggedModelRepository models,
      ExperimentService experiments,
      RandomRunName randomName,
      LoggedModelEvents events,
      Clock clock) {
    this.models = models;
    this.experiments = experiments;
    this.randomName = randomName;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public LoggedModel create(CreateLoggedModel request) {
    String name = orEmpty(request.name());
    LoggedModelRules.checkName(name);
    Experiment experiment = experiments.getActive(request.experimentId());
    String modelType = orEmpty(request.modelType());
    String sourceRunId = orEmpty(request.sourceRunId());
    LoggedModelRules.checkOrigin(modelType, sourceRunId);
    Map<String, String> params = LoggedModelMapper.params(request.params());
    Map<String, String> tags = LoggedModelMapper.tags(request.tags());
    LoggedModelRules.checkKeys(params);
    LoggedModelRules.checkKeys(tags);
    String modelId = "m-" + UUID.randomUUID().toString().replace("-", "");
    long id =
        models.insert(
            new NewModel(
                Long.parseLong(experiment.experimentId()),
                modelId,
                name.isEmpty() ? randomName.next() : name,
                LocationPaths.append(
                    experiment.artifactLocation(), "models/" + modelId + "/artifacts"),
                clock.millis(),
                LoggedModelStatus.LOGGED_MODEL_PENDING.ordinal(),
                modelType,
                sourceRunId));
    if (!params.isEmpty()) {
      models.addParams(id, params);
    }
    if (!tags.isEmpty()) {
      models.setTags(id, tags);
    }
    LoggedModel created = get(modelId, false);
    events.record("created", id, modelId, null, created);
    return created;
  }

  /** The model; empty if there is none or it was deleted. */
  public Optional<LoggedModel> find(String modelId) {
    return models.findActive(modelId).map(LoggedModelMapper::toWire);
  }

  /**
   * The model.
   *
   * @throws MlflowException RESOURCE_DOES_NOT_EXIST if there is none
   */
  public LoggedModel get(String modelId, boolean deletedToo) {
    return (deletedToo ? models.findAny(modelId) : models.findActive(modelId))
        .map(LoggedModelMapper::toWire)
        .orElseThrow(() -> LoggedModelRepository.notFound(modelId));
  }

  @Transactional
  public LoggedModel finalizeModel(FinalizeLoggedModel request) {
    String modelId = Objects.requireNonNull(request.modelId());
    LoggedModelStatus status =
        Objects.requireNonNullElse(
            request.status(), LoggedModelStatus.LOGGED_MODEL_STATUS_UNSPECIFIED);
    Locked model = models.lock(modelId);
    models.setStatus(model.id(), status.ordinal(), clock.millis());
    events.record(
        "finalized",
        model.id(),
        modelId,
        Map.of("status", LoggedModelStatus.values()[model.status()]),
        Map.of("status", status));
    return get(modelId, true);
  }

  /** Deleting a deleted model only changes when it was last updated. */
  @Transactional
  public void delete(String modelId) {
    Locked model = models.lock(modelId);
    models.markDeleted(model.id(), clock.millis());
    events.record(
        "deleted",
        model.id(),
        modelId,
        Map.of("lifecycle_stage", model.lifecycleStage()),
        Map.of("lifecycle_stage", LoggedModelRepository.DELETED));
  }

  @Transactional
  public void setTags(String modelId, @Nullable List<LoggedModelTag> tags) {
    Map<String, String> valuesByKey = LoggedModelMapper.tags(tags);
    Locked model = models.lock(modelId);
    LoggedModelRules.checkKeys(valuesByKey);
    if (!valuesByKey.isEmpty()) {
      setTags(model, valuesByKey);
    }
  }

  private void setTags(Locked model, Map<String, String> tags) {
    Map<String, String> before = models.tags(model.id(), tags.keySet());
    models.setTags(model.id(), tags);
    events.record("tags_set", model.id(), model.modelId(), before, tags);
  }

  @Transactional
  public void deleteTag(String modelId, String key) {
    Locked model = models.lock(modelId);
    String before =
        models
            .deleteTag(model.id(), key)
            .orElseThrow(
                () ->
                    MlflowException.doesNotExist(
                        "No tag with key %s found for model with ID %s."
                            .formatted(PythonText.repr(key), PythonText.repr(modelId))));
    events.record("tag_deleted", model.id(), modelId, Map.of(key, before), null);
  }

  @Transactional
  public void logParams(String modelId, @Nullable List<LoggedModelParameter> params) {
    Locked model = models.lock(modelId);
    Map<String, String> valuesByKey = LoggedModelMapper.params(params);
    LoggedModelRules.checkKeys(valuesByKey);
    if (valuesByKey.isEmpty()) {
      return;
    }
    if (models.addParams(model.id(), valuesByKey) < valuesByKey.size()) {
      refuseChanges(model, valuesByKey);
    }
    events.record("params_logged", model.id(), modelId, null, valuesByKey);
  }

  /** A request that is only repeated must not fail, as it does in MLflow. */
  private void refuseChanges(Locked model, Map<String, String> asked) {
    models
        .params(model.id(), asked.keySet())
        .forEach(
            (key, value) -> {
              if (!value.equals(asked.get(key))) {
                throw MlflowException.invalidParameter(
                    "Changing param values is not allowed. Param with key %s was already logged"
                            .formatted(PythonText.repr(key))
                        + " with value %s for model with ID %s. Attempted logging new value %s."
                            .formatted(
                                PythonText.repr(value),
                                PythonText.repr(model.modelId()),
                                PythonText.repr(asked.get(key))));
              }
            });
  }

  /**
   * Notes on the model that a version was made from it; in the caller's transaction.
   *
   * @throws MlflowException RESOURCE_DOES_NOT_EXIST if there is no such model
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void noteVersion(String modelId, String name, int version) {
    Locked model = models.lock(modelId);
    String before = models.tags(model.id(), List.of(VersionsTag.KEY)).get(VersionsTag.KEY);
    setTags(model, Map.of(VersionsTag.KEY, VersionsTag.with(before, name, version)));
  }

  public SearchLoggedModels.Response search(SearchLoggedModels request) {
    List<SearchLoggedModels.Dataset> datasets =
        Objects.requireNonNullElse(request.datasets(), List.of());
    if (datasets.stream().anyMatch(d -> orEmpty(d.datasetName()).isEmpty())) {
      throw MlflowException.invalidParameter(
          "`dataset_name` in the `datasets` clause must be specified.");
    }
    Filter filter = SearchDialects.LOGGED_MODELS.parseFilter(request.filter());
    List<String> experimentIds = Objects.requireNonNull(request.experimentIds());
    List<Long> experiments = ExperimentId.parseKnown(experimentIds);
    List<OrderBy> order = SearchDialects.LOGGED_MODELS.parseOrderBy(orderFields(request));
    int size = pageSize(request.maxResults());
    String token = orEmpty(request.pageToken());
    List<@Nullable Object> from =
        token.isEmpty()
            ? null
            : LoggedModelPageToken.decode(token, experimentIds, request.filter(), order).values();
    Page<LoggedModelEntity> page =
        models.search(LoggedModelSearch.query(experiments, filter, datasets, order), from, size);
    return new SearchLoggedModels.Response(
        page.rows().stream().map(LoggedModelMapper::toWire).toList(),
        page.nextValues() == null
            ? null
            : new LoggedModelPageToken(
                    experimentIds, request.filter(), new PageToken(page.nextValues()))
                .encode(order));
  }

  private static List<LoggedModelDialect.Field> orderFields(SearchLoggedModels request) {
    return Objects.requireNonNullElse(request.orderBy(), List.<SearchLoggedModels.OrderBy>of())
        .stream()
        .map(
            key ->
                new LoggedModelDialect.Field(
                    orEmpty(key.fieldName()),
                    !Boolean.FALSE.equals(key.ascending()),
                    key.datasetName(),
                    key.datasetDigest()))
        .toList();
  }

  private static int pageSize(@Nullable Long maxResults) {
    long size = Objects.requireNonNullElse(maxResults, DEFAULT_PAGE_SIZE);
    if (size < 0) {
      // MLflow answers with empty pages that never end.
      throw MlflowException.invalidParameter(
          "Invalid value for max_results. It must be a positive integer, but got " + size);
    }
    return (int) (size == 0 ? PAGE_SIZE_FOR_ZERO : Math.min(size, MAX_PAGE_SIZE));
  }
}
