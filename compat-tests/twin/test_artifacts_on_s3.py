"""The cases on artifacts again, and those of direct transfers, with both servers' files in S3."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from object_store import ObjectStore, own_object_store

import servers
from twin import direct_transfers
from twin.cases import artifact_downloads, artifact_transfers, artifact_uploads, artifacts
from twin.deviations.artifacts_on_s3 import DEVIATIONS
from twin.side_by_side import assert_same_answers, unknown_steps

# The reference makes a new copy of a run's file for every answer, with an ETag and a date of its
# own: what it answers to conditions depends on the second.
NOT_COMPARABLE = {"artifact_downloads/conditions-of-run-file"}
CASES = {
    identifier: case
    for module in (
        artifacts,
        artifact_downloads,
        artifact_uploads,
        artifact_transfers,
        direct_transfers,
    )
    for case in module.CASES
    if (identifier := f"{module.__name__.rpartition('.')[2]}/{case.name}") not in NOT_COMPARABLE
}
Pair = tuple[servers.Server, servers.Server]


@pytest.fixture(scope="module")
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    folder = servers.fresh_folder("twin-on-s3")
    # Each has a store of its own, in which the same bucket has the same name.
    with (
        own_object_store(folder / "store") as store,
        own_object_store(folder / "second-store") as second_store,
        _reference(folder / "reference", store) as reference,
        _second(request, folder, second_store) as ours,
    ):
        yield reference, ours


def _reference(folder: Path, store: ObjectStore) -> AbstractContextManager[servers.Server]:
    store.create_bucket("artifacts")
    return servers.reference(
        folder, environment=store.environment, artifacts_destination=direct_transfers.ROOT
    )


def _second(
    request: pytest.FixtureRequest, folder: Path, store: ObjectStore
) -> AbstractContextManager[servers.Server]:
    if request.config.getoption("--self-check"):
        return _reference(folder / "second-reference", store)
    store.create_bucket("artifacts")
    settings = {"MODELKEEP_ARTIFACTS_DESTINATION": direct_transfers.ROOT}
    return servers.modelkeep(folder / "modelkeep", store.environment | settings)


@pytest.mark.parametrize("case_id", CASES)
def test_same_answers(case_id: str, pair: Pair, request: pytest.FixtureRequest) -> None:
    reference, ours = pair
    assert_same_answers(
        CASES[case_id],
        ours,
        reference,
        deviation_of=lambda number: DEVIATIONS.get((case_id, number)),
        self_check=request.config.getoption("--self-check"),
    )


def test_every_deviation_names_a_step() -> None:
    unknown = unknown_steps(DEVIATIONS, CASES)
    assert [step for step in unknown if step[0] not in NOT_COMPARABLE] == []
