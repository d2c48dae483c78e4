package io.modelkeep.tracking.run;

import static io.modelkeep.wire.ProtoText.emptyToNull;

import io.modelkeep.error.MlflowException;
import io.modelkeep.tracking.experiment.ExperimentService;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.uri.LocationPaths;
import io.modelkeep.wire.TextRules;
import io.modelkeep.wire.tracking.CreateRun;
import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.Run;
import io.modelkeep.wire.tracking.RunData;
import io.modelkeep.wire.tracking.RunInfo;
import io.modelkeep.wire.tracking.RunInputs;
import io.modelkeep.wire.tracking.RunStatus;
import io.modelkeep.wire.tracking.RunTag;
import io.modelkeep.wire.tracking.UpdateRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of runs themselves; what is logged to them is the matter of {@link RunLogService}. */
@ApplicationScoped
public class RunService {
  private final RunRepository runs;
  private final RunLogRepository logs;
  private final ExperimentService experiments;
  private final RandomRunName randomName;
  private final RunEvents events;
  private final Clock clock;

  RunService(
      RunRepository runs,
      RunLogRepository logs,
      ExperimentService experiments,
      RandomRunName randomName,
      RunEvents events,
      Clock clock) {
    this.runs = runs;
    this.logs = logs;
    this.experiments = experiments;
    this.randomName = randomName;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Run create(CreateRun request) {
    if (request.experimentId() == null || request.experimentId().isEmpty()) {
      throw TextRules.missingValue("experiment_id");
    }
    Experiment experiment = experiments.getActive(request.experimentId());
    Map<String, String> tags = firstTags(request.tags());
    String name = nameOf(request, tags);
    tags.put(RunTags.NAME, name);
    String runUuid = UUID.randomUUID().toString().replace("-", "");
    RunInfo info =
        new RunInfo(
            runUuid,
            runUuid,
            name,
            experiment.experimentId(),
            Objects.requireNonNullElse(request.userId(), ""),
            RunStatus.RUNNING.name(),
            Objects.requireNonNullElse(request.startTime(), 0L),
            null,
            LocationPaths.append(experiment.artifactLocation(), runUuid + "/artifacts"),
            LifecycleStage.ACTIVE.label());
    List<RunTag> shownTags = RunMapper.toList(tags, RunTag::new);
    RunRow row =
        new RunRow(
            runs.insert(info, shownTags),
            Long.parseLong(experiment.experimentId()),
            runUuid,
            name,
            info.status(),
            null,
            info.lifecycleStage());
    events.of("created", row, null, Map.of("info", info, "tags", tags));
    return new Run(
        info,
        new RunData(List.of(), List.of(), shownTags),
        new RunInputs(List.of(), List.of()),
        null);
  }

  private static Map<String, String> firstTags(@Nullable List<RunTag> given) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (RunTag tag : given == null ? List.<RunTag>of() : given) {
      RunTag checked = RunRules.checkedFirstTag(tag);
      if (tags.put(checked.key(), checked.value()) != null) {
        throw MlflowException.invalidParameter(
            "Duplicate tag key '%s': a run has one value per key.".formatted(checked.key()));
      }
    }
    return tags;
  }

  private String nameOf(CreateRun request, Map<String, String> tags) {
    String name = Objects.requireNonNullElse(request.runName(), "");
    String ofTag = tags.getOrDefault(RunTags.NAME, "");
    if (!name.isEmpty() && !ofTag.isEmpty() && !name.equals(ofTag)) {
      throw MlflowException.invalidParameter(
          ("Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different"
                  + " values (run_name='%s', mlflow.runName='%s').")
              .formatted(name, ofTag));
    }
    if (name.isEmpty()) {
      return ofTag.isEmpty() ? randomName.next() : ofTag;
    }
    return name;
  }

  /** The run, deleted ones included. */
  public Run get(String runId) {
    return RunMapper.toWire(runs.get(runId));
  }

  /** Where a run keeps its artifacts, deleted ones included; empty if there is no such run. */
  public Optional<String> findArtifactUri(String runId) {
    return runs.findArtifactUri(runId);
  }

  /**
   * Locks a run until the caller's transaction ends, so that changes to it take turns.
   *
   * @throws MlflowException RESOURCE_DOES_NOT_EXIST if there is none, INVALID_PARAMETER_VALUE if it
   *     is deleted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public RunRow lockActive(String runId) {
    return runs.lock(runId).requireActive();
  }

  /** Changes what is set; an empty name changes nothing. */
  @Transactional
  public RunInfo update(UpdateRun request) {
    String runId = request.anyRunId();
    @Nullable String name = emptyToNull(request.runName());
    RunRepository.Updated updated =
        runs.update(
                runId,
                name,
                request.status() == null ? null : request.status().name(),
                request.endTime())
            .orElseThrow(() -> runs.notActive(runId));
    RunRow after = updated.after();
    if (name != null) {
      logs.setTags(after.id(), List.of(new RunTag(RunTags.NAME, name)));
    }
    events.of("updated", after, updated.before(), after);
    return updated.info();
  }

  /** Does nothing to a run that is deleted already but set the time of its deletion. */
  @Transactional
  public void delete(String runId) {
    moveTo(LifecycleStage.DELETED, runId, "deleted");
  }

  @Transactional
  public void restore(String runId) {
    moveTo(LifecycleStage.ACTIVE, runId, "restored");
  }

  private void moveTo(LifecycleStage stage, String runId, String action) {
    RunRow run = runs.lock(runId);
    if (LifecycleStage.GARBAGE.isOf(run.lifecycleStage())) {
      throw RunRepository.notFound(runId);
    }
    runs.setLifecycleStage(
        run.id(), stage, stage == LifecycleStage.DELETED ? clock.millis() : null);
    events.of(
        action,
        run,
        Map.of("lifecycle_stage", run.lifecycleStage()),
        Map.of("lifecycle_stage", stage.label()));
  }
}
