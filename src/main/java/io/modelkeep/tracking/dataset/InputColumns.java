package io.modelkeep.tracking.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.ModelInput;
import io.modelkeep.wire.tracking.ModelOutput;
import jakarta.persistence.Converter;
import java.util.List;

/** The columns of a run's view that hold its inputs and outputs, in the protocol's shape. */
public final class InputColumns {
  private InputColumns() {}

  /** {@code dataset_inputs}. */
  @Converter
  public static class DatasetInputs extends JsonColumn<List<DatasetInput>> {
    public DatasetInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  /** {@code model_inputs}. */
  @Converter
  public static class ModelInputs extends JsonColumn<List<ModelInput>> {
    public ModelInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  /** {@code model_outputs}. */
  @Converter
  public static class ModelOutputs extends JsonColumn<List<ModelOutput>> {
    public ModelOutputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
