package io.modelkeep.tracking.dataset;

import static io.modelkeep.wire.ProtoText.emptyToNull;
import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.wire.tracking.Dataset;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.InputTag;
import io.modelkeep.wire.tracking.ModelInput;
import io.modelkeep.wire.tracking.ModelOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From messages as they arrive to what is kept: what MLflow reads as empty is empty. */
final class RunInputMapper {
  private static final Dataset NO_DATASET = new Dataset(null, null, null, null, null, null);

  private RunInputMapper() {}

  static List<DatasetInput> complete(@Nullable List<DatasetInput> inputs) {
    return listOrEmpty(inputs).stream().map(RunInputMapper::complete).toList();
  }

  private static DatasetInput complete(DatasetInput input) {
    Dataset dataset = Objects.requireNonNullElse(input.dataset(), NO_DATASET);
    return new DatasetInput(
        listOrEmpty(input.tags()).stream()
            .map(tag -> new InputTag(orEmpty(tag.key()), orEmpty(tag.value())))
            .distinct()
            .toList(),
        new Dataset(
            orEmpty(dataset.name()),
            orEmpty(dataset.digest()),
            orEmpty(dataset.sourceType()),
            orEmpty(dataset.source()),
            emptyToNull(dataset.schema()),
            emptyToNull(dataset.profile())));
  }

  /** Of several inputs with one dataset the first counts. */
  static List<DatasetInput> distinct(List<DatasetInput> inputs) {
    Map<List<String>, DatasetInput> byDataset = new LinkedHashMap<>();
    inputs.forEach(
        input ->
            byDataset.putIfAbsent(
                List.of(input.dataset().name(), input.dataset().digest()), input));
    return new ArrayList<>(byDataset.values());
  }

  static List<String> inputIds(@Nullable List<ModelInput> models) {
    return listOrEmpty(models).stream().map(model -> orEmpty(model.modelId())).toList();
  }

  static List<ModelOutput> completeOutputs(@Nullable List<ModelOutput> models) {
    return listOrEmpty(models).stream()
        .map(
            model ->
                new ModelOutput(
                    orEmpty(model.modelId()), Objects.requireNonNullElse(model.step(), 0L)))
        .toList();
  }

  private static <T> List<T> listOrEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
