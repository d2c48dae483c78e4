"""Many processes at once: numbers without gaps, one version in Production, nothing lost."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest
import storm
from flows import register_versions
from mlflow import MlflowClient

STORM_SECONDS = 4


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with storm.processes() as pool:
        yield pool


def test_two_hundred_parallel_creates(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, name: str
) -> None:
    client.create_registered_model(name)
    each = 200 // storm.PROCESSES

    created = storm.results(
        storm.in_all(pool, storm.create_versions_at_once, tracking_uri, name, each)
    )

    numbers = [str(number) for number in range(1, 201)]
    assert sorted(created, key=int) == numbers
    stored = client.search_model_versions(f"name = '{name}'", order_by=["version_number ASC"])
    assert [version.version for version in stored] == numbers
    assert len({version.source for version in stored}) == 200
    assert client.get_registered_model(name).latest_versions[0].version == "200"


# The reference archives what it read before another promotion was stored.
@pytest.mark.better_than_mlflow
def test_parallel_promotions_leave_one_version_in_production(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, name: str
) -> None:
    versions = 10
    register_versions(client, name, versions)
    client.transition_model_version_stage(name, "1", "Production")

    deadline = time.time() + STORM_SECONDS
    promotions = storm.in_all(pool, storm.promote_until, tracking_uri, name, versions, deadline)
    seen = Counter()
    while not all(promotion.done() for promotion in promotions):
        seen[len(in_production(client, name))] += 1

    assert len(storm.results(promotions)) > storm.PROCESSES
    # One answer of the search is one snapshot: never two, and never none in between.
    assert set(seen) == {1}
    final = in_production(client, name)
    assert len(final) == 1
    assert [v.version for v in client.get_latest_versions(name, ["Production"])] == final


def in_production(client: MlflowClient, name: str) -> list[str]:
    versions = client.search_model_versions(f"name = '{name}'")
    return [version.version for version in versions if version.current_stage == "Production"]


# The reference lets a create fail with BAD_REQUEST when its model is renamed under it.
@pytest.mark.better_than_mlflow
def test_renames_during_creates_lose_nothing(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, name: str
) -> None:
    client.create_registered_model(name)
    away = f"{name}-away"

    deadline = time.time() + STORM_SECONDS
    creates = storm.in_all(pool, storm.create_versions_until, tracking_uri, name, deadline)
    renames = 0
    while not all(create.done() for create in creates):
        client.rename_registered_model(name, away)
        client.rename_registered_model(away, name)
        renames += 2

    answers = storm.results(creates)
    made = {version: source for version, source in answers if version.isdigit()}
    failures = {code for code, _ in answers if not code.isdigit()}
    assert renames > 2
    assert failures <= {"RESOURCE_DOES_NOT_EXIST"}
    assert sorted(map(int, made)) == list(range(1, len(made) + 1))
    stored = client.search_model_versions(f"name = '{name}'", max_results=200_000)
    assert {version.version: version.source for version in stored} == made


def test_of_parallel_creates_of_one_model_one_wins(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, fresh
) -> None:
    for _ in range(5):
        outcomes = storm.results(storm.in_all(pool, storm.create_model, tracking_uri, fresh()))

        assert Counter(outcomes) == {None: 1, "RESOURCE_ALREADY_EXISTS": storm.PROCESSES - 1}


# The reference fails some of the moves with BAD_REQUEST.
@pytest.mark.better_than_mlflow
def test_parallel_moves_of_an_alias_leave_it_on_one_version(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, name: str
) -> None:
    register_versions(client, name, 5)

    outcomes = storm.results(storm.in_all(pool, storm.move_alias, tracking_uri, name, 5, 20))

    assert set(outcomes) == {None}
    versions = [client.get_model_version(name, str(number)) for number in range(1, 6)]
    holders = [version.version for version in versions if version.aliases]
    assert holders == [client.get_registered_model(name).aliases["champion"]]


def test_parallel_batches_on_one_run_do_not_get_in_each_others_way(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, run_id: str
) -> None:
    outcomes = storm.results(storm.in_all(pool, storm.log_batches, tracking_uri, run_id, 10))

    assert set(outcomes) == {None}
    history = client.get_metric_history(run_id, "key7")
    assert Counter(point.value for point in history) == dict.fromkeys(range(storm.PROCESSES), 10)
    last_step_of_the_newest_process = client.get_run(run_id).data.metrics["key7"]
    assert last_step_of_the_newest_process == storm.PROCESSES - 1


def test_points_of_many_threads_all_arrive(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, run_id: str
) -> None:
    threads, count = 8, 5

    outcomes = storm.results(
        storm.in_all(pool, storm.log_points_in_threads, tracking_uri, run_id, threads, count)
    )

    total = storm.PROCESSES * threads * count
    assert outcomes == [None] * total
    history = client.get_metric_history(run_id, "shared")
    assert sorted(point.step for point in history) == list(range(total))
    assert client.get_run(run_id).data.metrics == {"shared": total - 1}


def test_large_batches_of_many_clients_all_arrive(
    client: MlflowClient, pool: ProcessPoolExecutor, tracking_uri: str, run_id: str
) -> None:
    clients, size = 3, 500

    outcomes = storm.results(
        storm.in_all(pool, storm.log_large_batches, tracking_uri, run_id, clients, size)
    )

    batches = storm.PROCESSES * clients
    assert outcomes == [None] * batches
    last = {f"metric {key}": float(batches - 1) for key in range(size)}
    assert client.get_run(run_id).data.metrics == last
    for key in (0, size - 1):
        history = client.get_metric_history(run_id, f"metric {key}")
        assert sorted(point.step for point in history) == list(range(batches))
