"""GraphQL: the queries of the web UI, the other root fields, and what is wrong with queries."""

from typing import Any

from twin.scenario import Step, case, get, post, put
from twin.tracking import (
    NO_RUN,
    create_experiment,
    create_run,
    log_metric,
    log_param,
    set_run_tag,
)

RUN = (create_experiment(tags=[{"key": "a", "value": "b"}]), create_run(run_name="first"))
EXPERIMENT_QUERY = """
query MlflowGetExperimentQuery($$input: MlflowGetExperimentInput!)
    @component(name: "MLflow.ExperimentRunTracking") {
  mlflowGetExperiment(input: $$input) {
    __typename
    apiError { code message helpUrl __typename }
    experiment {
      artifactLocation creationTime effectiveTraceArchivalRetention experimentId lastUpdateTime
      lifecycleStage name workspace __typename tags { key value __typename }
    }
  }
}
"""
RUN_QUERY = """
query GetRun($$data: MlflowGetRunInput!) @component(name: "MLflow.ExperimentRunTracking") {
  mlflowGetRun(input: $$data) {
    __typename
    apiError { helpUrl code message }
    run {
      __typename
      info {
        runId runName status runUuid experimentId artifactUri endTime lifecycleStage startTime userId
      }
      experiment { experimentId name tags { key value } artifactLocation lifecycleStage }
      modelVersions {
        status version name source description currentStage runId userId statusMessage runLink
        aliases modelId tags { key value } modelParams { name value } modelMetrics { key value }
        deploymentJobState { jobId runId jobState runState currentTaskName }
      }
      data {
        metrics {
          __typename key value step timestamp datasetName datasetDigest modelId runId
        }
        params { key value }
        tags { key value }
      }
      inputs {
        datasetInputs {
          dataset { digest name profile schema source sourceType } tags { key value }
        }
        modelInputs { modelId }
      }
      outputs { modelOutputs { modelId step } }
    }
  }
}
"""


def ask(query: str, variables: Any = None, **options: Any) -> Step:
    body = {"query": query} if variables is None else {"query": query, "variables": variables}
    return post("/graphql", body | options)


def _search(field: str, message: str, selection: str, kind: str = "query", **fields: Any) -> Step:
    query = f"{kind}($$i: {message}) {{ {field}(input: $$i) {{ {selection} }} }}"
    return ask(query, {"i": fields})


def _experiment(experiment: Any) -> Step:
    return ask(EXPERIMENT_QUERY, {"input": {"experimentId": experiment}})


def _run(**fields: Any) -> Step:
    return ask(RUN_QUERY, {"data": fields})


def _runs(**fields: Any) -> Step:
    selection = "runs { info { runName status } data { metrics { key value } } } nextPageToken"
    return _search("mlflowSearchRuns", "MlflowSearchRunsInput", selection, **fields)


def _interval(**fields: Any) -> Step:
    return _search(
        "mlflowGetMetricHistoryBulkInterval",
        "MlflowGetMetricHistoryBulkIntervalInput",
        "metrics { key value timestamp step runId } apiError { code }",
        **fields,
    )


def _artifacts(**fields: Any) -> Step:
    selection = "rootUri files { path isDir fileSize } nextPageToken"
    return _search("mlflowListArtifacts", "MlflowListArtifactsInput", selection, **fields)


def _versions(**fields: Any) -> Step:
    selection = "modelVersions { name version creationTimestamp } nextPageToken"
    return _search(
        "mlflowSearchModelVersions", "MlflowSearchModelVersionsInput", selection, **fields
    )


def _datasets(**fields: Any) -> Step:
    selection = "datasetSummaries { experimentId name digest context }"
    message = "MlflowSearchDatasetsInput"
    return _search("mlflowSearchDatasets", message, selection, kind="mutation", **fields)


def _raw(body: bytes, content_type: str | None = "application/json") -> Step:
    headers = {} if content_type is None else {"Content-Type": content_type}
    return post("/graphql", raw=body, headers=headers)


ECHO = 'test(inputString: "x")'
TOO_MUCH = {
    "root-fields": "{" + f"{ECHO} {{output}} " * 11 + "}",
    "aliases": f"{{{ECHO} {{" + " ".join(f"a{i}: output" for i in range(11)) + "}}",
    "aliases-in-fragments": f"{{{ECHO} {{...F "
    + " ".join(f"a{i}: output" for i in range(10))
    + "}} fragment F on Test {b: output}",
    "selections": f"{{{ECHO} {{" + "output " * 1001 + "}}",
    "depth": "{" + "__schema{types{fields{type{" + "ofType{" * 8 + "name" + "}" * 13,
}
BAD_QUERIES = {
    "unknown-field": "{nothing}",
    "unknown-field-below": '{mlflowGetExperiment(input: {experimentId: "0"}) {experiment {nope}}}',
    "no-selection": '{mlflowGetExperiment(input: {experimentId: "0"}) {experiment}}',
    "number-for-text": "{mlflowGetExperiment(input: {experimentId: 0}) {experiment {name}}}",
    "unknown-directive": "query Q @nope {__typename}",
    "directive-without-argument": "query Q @component {__typename}",
    "directive-on-field": f'{{{ECHO} @component(name: "x") {{output}}}}',
    "subscription": "subscription {nothing}",
    "fragment-cycle": "{...F} fragment F on Query {__typename ...F}",
    "unclosed": "{",
    "empty": "",
    "no-input": "{mlflowGetExperiment {experiment {name}}}",
    "echo-without-text": "{test {output}}",
}
GOOD_QUERIES = {
    "type-name": "{__typename}",
    "echo": f"{{{ECHO} {{output}}}}",
    "echo-merged": f"{{{ECHO} {{output}} {ECHO} {{output}}}}",
    "echo-mutation": 'mutation {testMutation(inputString: "x") {output}}',
    "aliases": f"{{a: {ECHO} {{b: output}}}}",
    "fragment": f"{{...F}} fragment F on Query {{{ECHO} {{output}}}}",
    "roots": "{__schema {queryType {name} mutationType {name}}}",
    "fields-of-a-type": '{__type(name: "MlflowRunInfo") {kind fields {name type {name kind}}}}',
    "fields-of-queries": '{__type(name: "Query") {fields {name args {name type {name}} type {name}}}}',
    "values-of-an-enum": '{__type(name: "MlflowViewType") {enumValues {name}}}',
    "fields-of-an-input": '{__type(name: "MlflowSearchRunsInput") {inputFields {name}}}',
    "two-types": '{a: __type(name: "ErrorDetail") {name} b: __type(name: "Test") {name}}',
    "two-schemas": "{a: __schema {queryType {name}} b: __schema {mutationType {name}}}",
    "types-of-fields": '{__type(name: "MlflowGetRunResponse") {fields {type {fields {name}}}}}',
    "two-operations-unnamed": "query A {__typename} query B {__typename}",
}
BODIES = {
    "no-query": b"{}",
    "empty": b"",
    "no-json": b"x",
    "query-number": b'{"query": 5}',
    "query-null": b'{"query": null}',
    "list": b'[{"query": "{__typename}"}]',
    "variables-null": b'{"query": "{__typename}", "variables": null, "extensions": {}}',
}

CASES = [
    case("experiment", create_experiment(), _experiment("$experiment")),
    case("experiment-with-tags", RUN[0], _experiment("$experiment")),
    case("experiment-default", _experiment("0")),
    case("experiment-missing", _experiment("987654321")),
    case("experiment-word", _experiment("abc")),
    case("experiment-empty", _experiment("")),
    case("experiment-unset", ask(EXPERIMENT_QUERY, {"input": {}})),
    case("experiment-huge", _experiment("9" * 30)),
    case("experiment-number", _experiment(0)),
    case("experiment-no-variables", ask(EXPERIMENT_QUERY)),
    case("experiment-null-input", ask(EXPERIMENT_QUERY, {"input": None})),
    case("experiment-unknown-field", ask(EXPERIMENT_QUERY, {"input": {"x": "y"}})),
    case("run", *RUN, _run(runId="$run")),
    case("run-by-uuid", *RUN, _run(runUuid="$run")),
    case(
        "run-with-everything",
        *RUN,
        log_metric("m", 1.5, step=3),
        log_metric("nan", "NaN"),
        log_metric("inf", "Infinity"),
        log_param("p", "1"),
        set_run_tag("t", "x"),
        post(
            "runs/log-inputs",
            {
                "run_id": "$run",
                "datasets": [
                    {
                        "tags": [{"key": "mlflow.data.context", "value": "train"}],
                        "dataset": {
                            "name": "d",
                            "digest": "x",
                            "source_type": "local",
                            "source": "{}",
                        },
                    }
                ],
            },
        ),
        post("registered-models/create", {"name": "$name"}),
        post(
            "model-versions/create",
            {
                "name": "$name",
                "source": "s3://bucket/m",
                "run_id": "$run",
                "tags": [{"key": "k", "value": "v"}],
            },
        ),
        _run(runId="$run"),
        _datasets(experimentIds=["$experiment"]),
        _versions(filter="name='$name'", maxResults=5),
        _interval(runIds=["$run"], metricKey="m", maxResults=10),
        _interval(runIds=["$run"], metricKey="nan", maxResults=10),
        _artifacts(runId="$run"),
        _runs(experimentIds=["$experiment"], filter="metrics.m > 1"),
    ),
    case("runs-of-a-view", *RUN, _runs(experimentIds=["$experiment"], runViewType="ALL")),
    case("run-missing", _run(runId=NO_RUN)),
    case("run-unset", _run()),
    case("run-number", _run(runId=5)),
    case("runs-bad-filter", create_experiment(), _runs(experimentIds=["$experiment"], filter="!")),
    case("runs-bad-view", create_experiment(), _runs(experimentIds=["0"], runViewType="BAD")),
    case("runs-limit-negative", _runs(experimentIds=["0"], maxResults=-1)),
    case("runs-limit-huge", _runs(experimentIds=["0"], maxResults=100000)),
    case("runs-unset", _runs()),
    case("datasets-unset", _datasets()),
    case("versions-bad-filter", _versions(filter="bad")),
    case("interval-unset", _interval()),
    case("artifacts-missing-run", _artifacts(runId=NO_RUN)),
    case("artifacts-parent", *RUN, _artifacts(runId="$run", path="../x")),
    *(case(f"too-much-{label}", ask(query)) for label, query in TOO_MUCH.items()),
    *(case(f"bad-{label}", ask(query)) for label, query in BAD_QUERIES.items()),
    *(case(f"good-{label}", ask(query)) for label, query in GOOD_QUERIES.items()),
    *(case(f"body-{label}", _raw(body)) for label, body in BODIES.items()),
    case(
        "operation-named", ask("query A {a: __typename} query B {b: __typename}", operationName="B")
    ),
    case("operation-unknown", ask("query A {__typename}", operationName="C")),
    case("content-type-text", _raw(b'{"query": "{__typename}"}', "text/plain")),
    case("content-type-graphql", _raw(b"{__typename}", "application/graphql")),
    case("content-type-missing", _raw(b'{"query": "{__typename}"}', None)),
    case(
        "content-type-charset",
        _raw(b'{"query": "{__typename}"}', "application/json; charset=utf-8"),
    ),
    case(
        "get",
        get(
            "/graphql",
            raw=b'{"query": "{__typename}"}',
            headers={"Content-Type": "application/json"},
        ),
    ),
    case("get-nothing", get("/graphql")),
    case("put", put("/graphql", b"{}", headers={"Content-Type": "application/json"})),
    case("below-ajax-api", post("/ajax-api/graphql", {})),
]
