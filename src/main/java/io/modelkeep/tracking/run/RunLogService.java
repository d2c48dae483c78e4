package io.modelkeep.tracking.run;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.tracking.metric.MetricRules;
import io.modelkeep.tracking.metric.MetricService;
import io.modelkeep.wire.tracking.LogBatch;
import io.modelkeep.wire.tracking.LogMetric;
import io.modelkeep.wire.tracking.LogModel;
import io.modelkeep.wire.tracking.LogParam;
import io.modelkeep.wire.tracking.Metric;
import io.modelkeep.wire.tracking.Param;
import io.modelkeep.wire.tracking.RunTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of what is logged to runs.
 *
 * <p>Every call is one transaction, which writes in the same order as all others: params, history,
 * latest metrics, the run, tags, and within each by key. So however many clients log to one run,
 * none can wait for one that waits for it.
 */
@ApplicationScoped
public class RunLogService {
  private final RunRepository runs;
  private final RunLogRepository logs;
  private final MetricService metrics;
  private final RunEvents events;

  RunLogService(
      RunRepository runs, RunLogRepository logs, MetricService metrics, RunEvents events) {
    this.runs = runs;
    this.logs = logs;
    this.metrics = metrics;
    this.events = events;
  }

  @Transactional
  public void logMetric(LogMetric request) {
    Metric metric =
        new Metric(
            request.key(),
            request.value(),
            request.timestamp(),
            request.step(),
            request.datasetName(),
            request.datasetDigest(),
            request.modelId(),
            null);
    MetricRules.check(metric, "");
    RunRow run = runs.row(request.anyRunId()).requireActive();
    metrics.log(run.id(), List.of(metric));
  }

  /**
   * Logs a param; once more with the same value changes nothing.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if it has another value
   */
  @Transactional
  public void logParam(LogParam request) {
    Param param = RunRules.checkedParam(new Param(request.key(), request.value()), "");
    String runId = request.anyRunId();
    Optional<Long> added = logs.addParam(runId, param);
    if (added.isPresent()) {
      events.of("param_logged", added.get(), runId, null, param);
      return;
    }
    RunRow run = runs.row(runId).requireActive();
    String known = logs.params(run.id(), List.of(param)).get(param.key());
    if (!param.value().equals(known)) {
      throw MlflowException.invalidParameter(
          ("Changing param values is not allowed. Param with key='%s' was already logged with"
                  + " value='%s' for run ID='%s'. Attempted logging new value '%s'.")
              .formatted(param.key(), known, run.runUuid(), param.value()));
    }
  }

  @Transactional
  public void logBatch(LogBatch request) {
    String runId = Objects.requireNonNull(request.runId());
    RunRules.checkRunId(runId);
    Batch batch = Batch.checked(request);
    RunRow run = runs.row(runId).requireActive();
    addParams(run, batch.params());
    metrics.log(run.id(), batch.metrics());
    Map<String, String> replaced = setTags(run, batch.tags());
    if (!batch.params().isEmpty() || !batch.tags().isEmpty()) {
      events.of(
          "batch_logged",
          run,
          replaced.isEmpty() ? null : Map.of("tags", replaced),
          Map.of("params", batch.params(), "tags", batch.tags()));
    }
  }

  /** The contents of a batch, checked and cut to fit, with the last of the tags of each key. */
  private record Batch(List<Metric> metrics, List<Param> params, List<RunTag> tags) {
    static Batch checked(LogBatch request) {
      List<Metric> metrics = orEmpty(request.metrics());
      for (int i = 0; i < metrics.size(); i++) {
        MetricRules.check(metrics.get(i), "metrics[%d].".formatted(i));
      }
      List<Param> params = new ArrayList<>();
      for (Param param : orEmpty(request.params())) {
        params.add(RunRules.checkedParam(param, "params[%d].".formatted(params.size())));
      }
      List<RunTag> tags = new ArrayList<>();
      for (RunTag tag : orEmpty(request.tags())) {
        tags.add(RunRules.checkedTag(tag, "tags[%d].".formatted(tags.size())));
      }
      RunRules.checkBatchSize(metrics.size(), params.size(), tags.size());
      RunRules.checkKeysAreUnique(params);
      return new Batch(metrics, params, lastOfEachKey(tags));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }

    private static List<RunTag> lastOfEachKey(List<RunTag> tags) {
      Map<String, RunTag> byKey = new LinkedHashMap<>();
      tags.stream().filter(RunLogService::changesSomething).forEach(t -> byKey.put(t.key(), t));
      return List.copyOf(byKey.values());
    }
  }

  private void addParams(RunRow run, List<Param> params) {
    if (params.isEmpty() || logs.addParams(run.id(), params) == params.size()) {
      return;
    }
    Map<String, String> known = logs.params(run.id(), params);
    String changed =
        params.stream()
            .filter(param -> !param.value().equals(known.get(param.key())))
            .map(param -> change(param, Objects.requireNonNull(known.get(param.key()))))
            .collect(Collectors.joining(", "));
    if (!changed.isEmpty()) {
      throw MlflowException.invalidParameter(
          "Changing param values is not allowed. Params were already logged='[%s]' for run ID='%s'."
              .formatted(changed, run.runUuid()));
    }
  }

  private static String change(Param param, String known) {
    return "{'key': %s, 'old_value': %s, 'new_value': %s}"
        .formatted(
            PythonText.repr(param.key()), PythonText.repr(known), PythonText.repr(param.value()));
  }

  @Transactional
  public void setTag(String runId, RunTag given) {
    RunTag tag = RunRules.checkedTag(given, "");
    if (!changesSomething(tag)) {
      runs.row(runId).requireActive();
      return;
    }
    rename(runId, List.of(tag));
    RunLogRepository.Replaced replaced =
        logs.setTag(runId, tag).orElseThrow(() -> runs.notActive(runId));
    events.of(
        "tag_set",
        replaced.runId(),
        runId,
        replaced.before() == null ? null : new RunTag(tag.key(), replaced.before()),
        tag);
  }

  /** A run keeps its name, so MLflow passes over a tag that would take it away. */
  private static boolean changesSomething(RunTag tag) {
    return !tag.key().equals(RunTags.NAME) || !tag.value().isEmpty();
  }

  /** Sets the tags, and the name where it is among them; answers the values replaced. */
  private Map<String, String> setTags(RunRow run, List<RunTag> tags) {
    rename(run.runUuid(), tags);
    return logs.setTags(run.id(), tags);
  }

  /** Before the tags, as whoever changes both: the row of the run is locked first. */
  private void rename(String runId, List<RunTag> tags) {
    tags.stream()
        .filter(tag -> tag.key().equals(RunTags.NAME))
        .forEach(tag -> runs.rename(runId, tag.value()));
  }

  @Transactional
  public void deleteTag(String runId, String key) {
    RunRow run = runs.row(runId).requireActive();
    String before =
        logs.deleteTag(run.id(), key)
            .orElseThrow(
                () ->
                    MlflowException.doesNotExist(
                        "No tag with name: %s in run with id %s".formatted(key, runId)));
    events.of("tag_deleted", run, new RunTag(key, before), null);
  }

  /** Adds a model to the list in the run's tag. */
  @Transactional
  public void logModel(LogModel request) {
    LoggedModelHistory.Entry entry =
        LoggedModelHistory.parse(Objects.requireNonNull(request.modelJson()));
    // Locked, for the list is read to be written longer.
    RunRow run = runs.lock(Objects.requireNonNull(request.runId())).requireActive();
    String before = logs.findTag(run.id(), RunTags.LOGGED_MODELS).orElse(null);
    RunTag tag =
        RunRules.checkedTag(new RunTag(RunTags.LOGGED_MODELS, entry.appendedTo(before)), "");
    logs.setTags(run.id(), List.of(tag));
    events.of("model_logged", run, before == null ? null : new RunTag(tag.key(), before), tag);
  }
}
