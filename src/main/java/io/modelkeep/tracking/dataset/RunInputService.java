package io.modelkeep.tracking.dataset;

import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.error.MlflowException;
import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import io.modelkeep.tracking.run.RunRow;
import io.modelkeep.tracking.run.RunRules;
import io.modelkeep.tracking.run.RunService;
import io.modelkeep.wire.tracking.Dataset;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.LogInputs;
import io.modelkeep.wire.tracking.LogOutputs;
import io.modelkeep.wire.tracking.ModelOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * The rules of what runs read and made.
 *
 * <p>Source: MLflow {@code SqlAlchemyStore.log_inputs} and {@code log_outputs}.
 */
@ApplicationScoped
public class RunInputService {
  private final RunInputRepository inputs;
  private final RunService runs;
  private final EventRecorder events;

  RunInputService(RunInputRepository inputs, RunService runs, EventRecorder events) {
    this.inputs = inputs;
    this.runs = runs;
    this.events = events;
  }

  /** Adds what the run read; what it is known to have read stays as it is. */
  @Transactional
  public void logInputs(LogInputs request) {
    String runId = orEmpty(request.runId());
    RunRules.checkRunId(runId);
    List<DatasetInput> datasets = RunInputMapper.complete(request.datasets());
    RunInputRules.check(datasets);
    List<String> models = RunInputMapper.inputIds(request.models());
    RunRow run = runs.lockActive(runId);
    RunInputRules.checkModelIds(models);
    List<DatasetInput> distinct = RunInputMapper.distinct(datasets);
    if (!distinct.isEmpty()) {
      inputs.addDatasets(run.experimentId(), distinct);
      inputs.addDatasetInputs(run.id(), run.experimentId(), distinct);
    }
    if (!models.isEmpty()) {
      inputs.addModelInputs(run.id(), models);
    }
    if (!distinct.isEmpty() || !models.isEmpty()) {
      record(
          run,
          "run.inputs_logged",
          Map.of("datasets", distinct.stream().map(this::summary).toList(), "models", models));
    }
  }

  /**
   * Adds what the run made.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if it is known to have made one of the models
   *     at another step
   */
  @Transactional
  public void logOutputs(LogOutputs request) {
    List<ModelOutput> models = RunInputMapper.completeOutputs(request.models());
    RunRow run = runs.lockActive(orEmpty(request.runId()));
    RunInputRules.checkModelIds(models.stream().map(ModelOutput::modelId).toList());
    if (models.isEmpty()) {
      return;
    }
    // A request that is only repeated must not fail, as it does in MLflow.
    if (inputs.addModelOutputs(run.id(), models) < models.size()
        && inputs.hasOtherSteps(run.id(), models)) {
      throw MlflowException.invalidParameter(
          "A logged model can be an output of run %s at one step only.".formatted(request.runId()));
    }
    record(run, "run.outputs_logged", Map.of("models", models));
  }

  private Map<String, String> summary(DatasetInput input) {
    Dataset dataset = input.dataset();
    return Map.of("name", dataset.name(), "digest", dataset.digest());
  }

  private void record(RunRow run, String action, Object after) {
    events.record(
        new Event(action, new Event.Subject("run", run.id(), run.runUuid()), null, after));
  }
}
