package io.modelkeep.tracking.experiment;

import static io.modelkeep.wire.ProtoText.emptyToNull;

import io.modelkeep.db.Page;
import io.modelkeep.error.MlflowException;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import io.modelkeep.search.SearchDialects;
import io.modelkeep.wire.tracking.CreateExperiment;
import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.SearchExperiments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rules of experiments. */
@ApplicationScoped
public class ExperimentService {
  private final ExperimentRepository experiments;
  private final ExperimentMapper mapper;
  private final ExperimentLocation location;
  private final ExperimentEvents events;
  private final Clock clock;

  ExperimentService(
      ExperimentRepository experiments,
      ExperimentMapper mapper,
      ExperimentLocation location,
      ExperimentEvents events,
      Clock clock) {
    this.experiments = experiments;
    this.mapper = mapper;
    this.location = location;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @return the new experiment's id
   */
  @Transactional
  public String create(CreateExperiment request) {
    Map<String, String> tags = ExperimentMapper.tags(request.tags());
    ExperimentRules.checkCustomViews(tags.keySet());
    String asked = emptyToNull(request.artifactLocation());
    if (asked != null) {
      location.check(asked);
    }
    ExperimentRules.checkName(request.name());
    String name = Objects.requireNonNull(request.name());
    String resolved = asked == null ? null : location.resolve(asked);
    tags.forEach(ExperimentRules::checkTag);
    long id = experiments.insert(name, resolved, clock.millis()).orElseThrow(() -> nameTaken(name));
    if (resolved == null) {
      experiments.setArtifactLocation(id, location.ofNew(id));
    }
    experiments.insertTags(id, tags);
    events.of("created", id, name, null, mapper.toWire(entity(id)));
    return Long.toString(id);
  }

  /** The experiment, deleted ones included. */
  public Experiment get(@Nullable String experimentId) {
    return mapper.toWire(entity(ExperimentId.parse(experimentId)));
  }

  /**
   * As {@link #get}, for callers about to add to it.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if the experiment is deleted
   */
  public Experiment getActive(@Nullable String experimentId) {
    Experiment experiment = get(experimentId);
    checkIsActive(experiment.experimentId(), experiment.lifecycleStage());
    return experiment;
  }

  public Experiment getByName(String name) {
    return experiments
        .findByName(name)
        .map(mapper::toWire)
        .orElseThrow(
            () ->
                MlflowException.doesNotExist(
                    "Could not find experiment with name '%s'".formatted(name)));
  }

  public SearchExperiments.Response search(SearchExperiments request) {
    int size = SearchLimit.check(Objects.requireNonNullElse(request.maxResults(), 0L));
    Filter filter = SearchDialects.EXPERIMENTS.parseFilter(request.filter());
    List<OrderBy> order =
        SearchDialects.EXPERIMENTS.parseOrderBy(
            Objects.requireNonNullElse(request.orderBy(), List.of()));
    List<@Nullable Object> from = PageToken.decodeOptional(request.pageToken(), order);
    Page<ExperimentEntity> page =
        experiments.search(
            ExperimentSearch.query(filter, order, LifecycleStage.labelsOf(request.viewType())),
            from,
            size);
    return new SearchExperiments.Response(
        page.rows().stream().map(mapper::toWire).toList(),
        PageToken.encodeOptional(page.nextValues(), order));
  }

  @Transactional
  public void rename(String experimentId, String newName) {
    ExperimentRules.checkName(newName);
    ExperimentRepository.Locked experiment = experiments.lock(ExperimentId.parse(experimentId));
    if (!LifecycleStage.ACTIVE.isOf(experiment.lifecycleStage())) {
      throw MlflowException.invalidState("Cannot rename a non-active experiment.");
    }
    if (!newName.equals(experiment.name()) && experiments.isNameTaken(newName)) {
      throw nameTaken(newName);
    }
    try {
      experiments.rename(experiment.id(), newName, clock.millis());
    } catch (ConstraintViolationException takenMeanwhile) {
      throw nameTaken(newName);
    }
    events.of(
        "renamed",
        experiment.id(),
        newName,
        Map.of("name", experiment.name()),
        Map.of("name", newName));
  }

  /** Marks the experiment and its runs as deleted. */
  @Transactional
  public void delete(String experimentId) {
    moveTo(LifecycleStage.DELETED, experimentId, "deleted");
  }

  /** Takes the deletion back, of the runs too. */
  @Transactional
  public void restore(String experimentId) {
    moveTo(LifecycleStage.ACTIVE, experimentId, "restored");
  }

  private void moveTo(LifecycleStage stage, String experimentId, String action) {
    ExperimentRepository.Locked experiment = experiments.lock(ExperimentId.parse(experimentId));
    if (stage.isOf(experiment.lifecycleStage())) {
      throw ExperimentId.notFound(experiment.id());
    }
    experiments.setLifecycleStage(experiment.id(), stage, clock.millis());
    events.of(
        action,
        experiment.id(),
        experiment.name(),
        Map.of("lifecycle_stage", experiment.lifecycleStage()),
        Map.of("lifecycle_stage", stage.label()));
  }

  @Transactional
  public void setTag(String experimentId, String key, @Nullable String value) {
    String text = Objects.requireNonNullElse(value, "");
    if (ExperimentRules.isCustomView(key)) {
      // Locked first, so that two views saved at once are both counted.
      long id = experiments.lock(ExperimentId.parse(experimentId)).id();
      ExperimentRules.checkCustomView(id, experiments.tagKeys(id), key);
    }
    ExperimentRules.checkTag(key, text);
    Experiment experiment = getActive(experimentId);
    long id = Long.parseLong(experiment.experimentId());
    String before = experiments.setTag(id, key, text).orElse(null);
    events.of(
        "tag_set",
        id,
        experiment.name(),
        ExperimentEvents.tag(key, before),
        ExperimentEvents.tag(key, text));
  }

  @Transactional
  public void deleteTag(String experimentId, String key) {
    Experiment experiment = getActive(experimentId);
    long id = Long.parseLong(experiment.experimentId());
    String before =
        experiments
            .deleteTag(id, key)
            .orElseThrow(
                () ->
                    MlflowException.doesNotExist(
                        "No tag with name: %s in experiment with id %s"
                            .formatted(key, experimentId)));
    events.of("tag_deleted", id, experiment.name(), ExperimentEvents.tag(key, before), null);
  }

  private ExperimentEntity entity(long id) {
    return experiments.findExperiment(id).orElseThrow(() -> ExperimentId.notFound(id));
  }

  private static void checkIsActive(String experimentId, String lifecycleStage) {
    if (!LifecycleStage.ACTIVE.isOf(lifecycleStage)) {
      throw MlflowException.invalidParameter(
          "The experiment %s must be in the 'active' state. Current state is %s."
              .formatted(experimentId, lifecycleStage));
    }
  }

  private static MlflowException nameTaken(String name) {
    return MlflowException.alreadyExists("Experiment(name=%s) already exists.".formatted(name));
  }
}
