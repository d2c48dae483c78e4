"""What runs read and made: runs/log-inputs, runs/outputs and experiments/search-datasets."""

from twin.registry import tags
from twin.scenario import NOTHING, Step, case, post
from twin.tracking import (
    NO_EXPERIMENT,
    NO_MODEL,
    NO_RUN,
    create_experiment,
    create_logged_model,
    create_run,
    get_run,
    search_runs,
)

RUN = (create_experiment(), create_run())
# The only path that the reference serves: the one below /api lacks a slash in its route table.
SEARCH_DATASETS = "/ajax-api/2.0/mlflow/experiments/search-datasets"
CONTEXT = "mlflow.data.context"

BAD_RUN_IDS = {
    "missing": NOTHING,
    "null": None,
    "empty": "",
    "number": 5,
    "space": "a b",
    "slash": "a/b",
    "dash-first": "-a",
    "257-characters": "r" * 257,
}
BAD_DATASETS = {
    "object": {"dataset": {}},
    "text": "iris",
    "list-of-texts": ["iris"],
    "dataset-text": [{"dataset": "iris"}],
    "name-number": [{"dataset": {"name": 5, "digest": "a"}}],
    "name-501": [{"dataset": {"name": "n" * 501, "digest": "a"}}],
    "digest-37": [{"dataset": {"name": "n", "digest": "d" * 37}}],
    "source-65536": [{"dataset": {"name": "n", "digest": "d", "source": "s" * 65_536}}],
    "schema-1048576": [{"dataset": {"name": "n", "digest": "d", "schema": "s" * 1_048_576}}],
    "tag-key-256": [{"dataset": {"name": "n", "digest": "d"}, "tags": tags(**{"k" * 256: "v"})}],
    "tag-value-501": [{"dataset": {"name": "n", "digest": "d"}, "tags": tags(k="v" * 501)}],
    "tags-object": [{"dataset": {"name": "n", "digest": "d"}, "tags": {"k": "v"}}],
    "second-bad": [{"dataset": {"name": "n", "digest": "d"}},
                   {"dataset": {"name": "n", "digest": "d" * 37}}],
}
BAD_MODELS = {
    "missing": NOTHING,
    "null": None,
    "object": {"model_id": NO_MODEL},
    "text": NO_MODEL,
    "list-of-texts": [NO_MODEL],
    "step-text": [{"model_id": NO_MODEL, "step": "x"}],
    "step-decimal": [{"model_id": NO_MODEL, "step": 1.5}],
}
BAD_EXPERIMENT_IDS = {
    "missing": NOTHING,
    "empty": [],
    "null": None,
    "number": [0],
    "word": ["abc"],
    "blank": [""],
    "21": ["0"] * 21,
}


def _dataset(name: str, digest: str = "1", **fields: object) -> dict[str, object]:
    return {"name": name, "digest": digest, "source_type": "local", "source": "{}", **fields}


def _input(name: str, digest: str = "1", **tag_values: str) -> dict[str, object]:
    return {"dataset": _dataset(name, digest), "tags": tags(**tag_values)}


def _log(*datasets: object, run: str = "$run", **fields: object) -> Step:
    return post("runs/log-inputs", {"run_id": run, "datasets": list(datasets), **fields})


def _output(*models: object, run: object = "$run") -> Step:
    return post("runs/outputs", {"run_id": run, "models": list(models)})


def _search_datasets(*experiment_ids: str) -> Step:
    return post(SEARCH_DATASETS, {"experiment_ids": list(experiment_ids)})


def _given(field: str, value: object) -> dict[str, object]:
    return {} if value is NOTHING else {field: value}


TWO_RUNS = (
    create_experiment(),
    create_run(start_time=1),
    _log(_input("iris", **{CONTEXT: "train"}), _input("wine", **{CONTEXT: "eval"})),
    create_run(save="second", start_time=2),
    _log(_input("iris", "2"), run="$second"),
)

CASES = [
    case("several-datasets", *RUN, _log(_input("b"), _input("a", k="1", j="2"), _input("c")),
         get_run(), search_runs()),
    case("chinese", *RUN, _log(_input("鸢尾花", k="训练 🌸")), get_run()),
    case("empty-texts", *RUN, _log({"dataset": _dataset("", "", schema="", profile="")}),
         get_run()),
    case("only-names", *RUN, _log({"dataset": {"name": "a", "digest": "b"}}), get_run()),
    case("tag-without-value", *RUN, _log({"dataset": _dataset("a"), "tags": [{"key": "k"}]}),
         get_run()),
    case("tag-without-key", *RUN, _log({"dataset": _dataset("a"), "tags": [{"value": "v"}]}),
         get_run()),
    case("tag-with-any-key", *RUN, _log({"dataset": _dataset("a"), "tags": tags(**{"a;b": "v"})}),
         get_run()),
    case("limits", *RUN, _log({"dataset": _dataset("n" * 500, "d" * 36, source="s" * 65_535),
                               "tags": tags(**{"k" * 255: "v" * 500})}), get_run()),
    case("same-dataset-twice", *RUN, _log(_input("a", k="1"), _input("a", k="2")), get_run()),
    case("two-digests", *RUN, _log(_input("a", "1"), _input("a", "2")), get_run()),
    case("tags-of-first-call-stay", *RUN, _log(_input("a", k="1")),
         _log(_input("a", k="2", j="3")), get_run()),
    case("more-datasets-later", *RUN, _log(_input("b")), _log(_input("a"), _input("b")),
         get_run()),
    case("first-description-stays", *RUN, _log(_input("a")), create_run(save="second"),
         _log({"dataset": _dataset("a", source="other", schema="{}")}, run="$second"),
         get_run("$second")),
    case("other-experiment-has-its-own", *RUN, _log(_input("a")),
         create_experiment("$name-2", save="other"), create_run("$other", save="second"),
         _log({"dataset": _dataset("a", source="other")}, run="$second"), get_run("$second")),
    case("datasets-and-models", *RUN, create_logged_model(name="m"),
         _log(_input("a"), models=[{"model_id": "$model"}]), get_run(), search_runs()),
    case("models-twice", *RUN, create_logged_model(name="m"),
         _log(models=[{"model_id": "$model"}]),
         _log(models=[{"model_id": "$model"}]), get_run()),
    case("models-as-object", *RUN,
         post("runs/log-inputs", {"run_id": "$run", "models": {"model_id": NO_MODEL}})),
    case("nothing-of-missing-run", post("runs/log-inputs", {"run_id": NO_RUN})),
    case("inputs-of-deleted-run", *RUN, post("runs/delete", {"run_id": "$run"}),
         _log(_input("a"))),
    case("repeated-tag", *RUN, _log({"dataset": _dataset("a"),
                                     "tags": tags(k="1") + tags(k="2")})),
    *(case(f"bad-run-{label}", post("runs/log-inputs", _given("run_id", run) | {
        "datasets": [_input("a")]})) for label, run in BAD_RUN_IDS.items()),
    *(case(f"bad-datasets-{label}", *RUN,
           post("runs/log-inputs", {"run_id": "$run", "datasets": datasets}), get_run())
      for label, datasets in BAD_DATASETS.items()),
    case("search-runs-by-dataset-name", *TWO_RUNS, search_runs("dataset.name = 'iris'")),
    case("search-runs-by-digest", *TWO_RUNS, search_runs("dataset.digest = '2'")),
    case("search-runs-by-context", *TWO_RUNS, search_runs("dataset.context = 'eval'")),
    case("outputs-with-steps", *RUN, create_logged_model(name="a"),
         create_logged_model(name="b", save="second"),
         _output({"model_id": "$model", "step": 3}, {"model_id": "$second", "step": "7"}),
         get_run(), search_runs()),
    case("outputs-without-step", *RUN, create_logged_model(name="a"),
         _output({"model_id": "$model"}), get_run()),
    case("outputs-negative-step", *RUN, create_logged_model(name="a"),
         _output({"model_id": "$model", "step": -(2**63)}), get_run()),
    case("outputs-in-two-calls", *RUN, create_logged_model(name="a"),
         create_logged_model(name="b", save="second"), _output({"model_id": "$model"}),
         _output({"model_id": "$second"}), get_run()),
    case("outputs-of-missing-model", *RUN, _output({"model_id": NO_MODEL}), get_run()),
    case("outputs-empty", *RUN, _output()),
    case("outputs-of-two-runs", *RUN, create_logged_model(name="a"),
         _output({"model_id": "$model"}), create_run(save="second"),
         _output({"model_id": "$model"}, run="$second"), get_run("$second")),
    case("outputs-same-model-in-one-call", *RUN,
         _output({"model_id": NO_MODEL}, {"model_id": NO_MODEL, "step": 1}), get_run()),
    case("outputs-of-deleted-run", *RUN, post("runs/delete", {"run_id": "$run"}),
         _output({"model_id": NO_MODEL})),
    *(case(f"outputs-bad-run-{label}", post("runs/outputs", _given("run_id", run) | {
        "models": [{"model_id": NO_MODEL}]})) for label, run in BAD_RUN_IDS.items()),
    *(case(f"outputs-bad-models-{label}", *RUN,
           post("runs/outputs", {"run_id": "$run"} | _given("models", models)))
      for label, models in BAD_MODELS.items()),
    case("datasets", *TWO_RUNS, _search_datasets("$experiment")),
    case("datasets-of-two-experiments", *TWO_RUNS, create_experiment("$name-2", save="other"),
         create_run("$other", save="third"), _log(_input("a"), run="$third"),
         _search_datasets("$other", "$experiment")),
    case("datasets-of-two-contexts", *RUN, _log(_input("a", **{CONTEXT: "train"})),
         create_run(save="second"), _log(_input("a", **{CONTEXT: "eval"}), run="$second"),
         create_run(save="third"), _log(_input("a", **{CONTEXT: "eval"}), run="$third"),
         _search_datasets("$experiment")),
    case("datasets-of-empty-experiment", create_experiment(), _search_datasets("$experiment")),
    case("datasets-of-missing-experiment", _search_datasets(NO_EXPERIMENT)),
    case("datasets-of-deleted-run", *RUN, _log(_input("a")),
         post("runs/delete", {"run_id": "$run"}), _search_datasets("$experiment")),
    *(case(f"datasets-bad-experiment-{label}",
           post(SEARCH_DATASETS, _given("experiment_ids", ids)))
      for label, ids in BAD_EXPERIMENT_IDS.items()),
    case("datasets-below-api", post("experiments/search-datasets", {"experiment_ids": ["0"]})),
]
