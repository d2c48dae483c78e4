package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.RequestReader;
import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.registry.SearchModelVersions;
import io.modelkeep.wire.tracking.GetExperiment;
import io.modelkeep.wire.tracking.GetMetricHistoryBulkInterval;
import io.modelkeep.wire.tracking.GetRun;
import io.modelkeep.wire.tracking.ListArtifacts;
import io.modelkeep.wire.tracking.SearchDatasets;
import io.modelkeep.wire.tracking.SearchRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What answers the fields that are calls of their own: the messages of the REST endpoints, answered
 * by the same services. Source: MLflow {@code server/graphql/graphql_schema_extensions.py}.
 */
@ApplicationScoped
class RootFields {
  /** Without the checks of the endpoint, which MLflow's GraphQL leaves out as well. */
  private static final RequestSchema<GetExperiment> GET_EXPERIMENT =
      RequestSchema.of(GetExperiment.class);

  private static final RequestSchema<GetRun> GET_RUN = RequestSchema.of(GetRun.class);
  private static final RequestSchema<ListArtifacts> LIST_ARTIFACTS =
      RequestSchema.of(ListArtifacts.class);
  private static final RequestSchema<SearchRuns> SEARCH_RUNS = RequestSchema.of(SearchRuns.class);

  private final TrackingReads tracking;
  private final RegistryReads registry;
  private final ArtifactReads artifacts;
  private final RequestReader reader;
  private final ObjectMapper mapper;

  RootFields(
      TrackingReads tracking,
      RegistryReads registry,
      ArtifactReads artifacts,
      RequestReader reader,
      ObjectMapper mapper) {
    this.tracking = tracking;
    this.registry = registry;
    this.artifacts = artifacts;
    this.reader = reader;
    this.mapper = mapper;
  }

  TypeRuntimeWiring.Builder addQueries(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher("mlflowGetExperiment", call(GET_EXPERIMENT, this::experiment))
        .dataFetcher("mlflowGetRun", call(GET_RUN, this::run))
        .dataFetcher("mlflowListArtifacts", call(LIST_ARTIFACTS, artifacts::listArtifacts))
        .dataFetcher("mlflowSearchRuns", call(SEARCH_RUNS, tracking::searchRuns))
        .dataFetcher(
            "mlflowGetMetricHistoryBulkInterval",
            call(GetMetricHistoryBulkInterval.SCHEMA, tracking::sampleMetric))
        .dataFetcher(
            "mlflowSearchModelVersions", call(SearchModelVersions.SCHEMA, registry::searchVersions))
        .dataFetcher("test", this::echo);
  }

  /** Searches, which change nothing, but whose names MLflow lists here. */
  TypeRuntimeWiring.Builder addMutations(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher("mlflowSearchRuns", call(SEARCH_RUNS, tracking::searchRuns))
        .dataFetcher("mlflowSearchDatasets", call(SearchDatasets.SCHEMA, tracking::searchDatasets));
  }

  /** What a run shows beyond its message, and only where it is asked for. */
  TypeRuntimeWiring.Builder addOfRuns(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher(
            "experiment",
            environment ->
                tree(tracking.experiment(infoOf(environment).path("experiment_id").textValue())))
        .dataFetcher("modelVersions", this::versionsOfRun);
  }

  private GetExperiment.Response experiment(GetExperiment request) {
    return new GetExperiment.Response(tracking.experiment(request.experimentId()));
  }

  private GetRun.Response run(GetRun request) {
    return new GetRun.Response(tracking.run(request.anyRunId()));
  }

  private List<JsonNode> versionsOfRun(DataFetchingEnvironment environment) {
    String filter = "run_id='%s'".formatted(infoOf(environment).path("run_id").textValue());
    JsonNode found =
        tree(registry.searchVersions(new SearchModelVersions(filter, null, null, null)));
    List<JsonNode> versions = new ArrayList<>();
    found.path("model_versions").forEach(versions::add);
    return versions;
  }

  private static JsonNode infoOf(DataFetchingEnvironment environment) {
    JsonNode run = Objects.requireNonNull(environment.getSource());
    return run.path("info");
  }

  private ObjectNode echo(DataFetchingEnvironment environment) {
    @Nullable String text = environment.getArgument("inputString");
    if (text == null) {
      throw missing("inputString");
    }
    return mapper.createObjectNode().put("output", text);
  }

  private interface Call<M, R> {
    R answer(M request) throws Exception;
  }

  private <M> DataFetcher<JsonNode> call(RequestSchema<M> schema, Call<M, ?> call) {
    return environment -> {
      @Nullable Map<String, Object> input = environment.getArgument("input");
      if (input == null) {
        throw missing("input");
      }
      return tree(call.answer(reader.read(schema, withWireNames(input))));
    };
  }

  private ObjectNode withWireNames(Map<String, Object> input) {
    ObjectNode request = mapper.createObjectNode();
    input.forEach((name, value) -> request.set(WireNames.of(name), mapper.valueToTree(value)));
    return request;
  }

  private JsonNode tree(Object message) {
    return mapper.valueToTree(message);
  }

  private static MlflowException missing(String argument) {
    return MlflowException.invalidParameter(
        "Missing value for required argument '%s'.".formatted(argument));
  }
}
