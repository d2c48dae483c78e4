"""What the processes of the concurrency tests do: functions, since a process imports its task."""

import multiprocessing
import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier

from mlflow import MlflowClient
from mlflow.entities import Metric, RunTag
from mlflow.exceptions import MlflowException

PROCESSES = 8


@contextmanager
def processes() -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes have all started; they share nothing with the test's own."""
    context = multiprocessing.get_context("forkserver")
    # Imported once by the server that forks, instead of for seconds by each process.
    context.set_forkserver_preload(["mlflow"])
    everybody = context.Barrier(PROCESSES)
    with ProcessPoolExecutor(
        PROCESSES, mp_context=context, initializer=wait_for, initargs=(everybody,)
    ) as pool:
        # Nobody is idle before everybody is there: each task brings up a process of its own.
        for task in [pool.submit(os.getpid) for _ in range(PROCESSES)]:
            task.result()
        yield pool


def wait_for(everybody: Barrier) -> None:
    everybody.wait()


def in_all(pool: ProcessPoolExecutor, task: Callable, *arguments) -> list[Future]:
    """Starts the task once per process; its first argument tells the tasks apart, from 0."""
    return [pool.submit(task, index, *arguments) for index in range(PROCESSES)]


def results(futures: list[Future]) -> list:
    """What all tasks answered, in one list; the first failure of any is raised."""
    return [item for future in futures for item in future.result()]


def outcome(call: Callable, *arguments, **keywords) -> str | None:
    """None when the call succeeds, else the error code it failed with."""
    try:
        call(*arguments, **keywords)
        return None
    except MlflowException as failure:
        return failure.error_code


def create_versions_at_once(index: int, url: str, name: str, count: int) -> list[str]:
    client = MlflowClient(url)
    with ThreadPoolExecutor(count) as threads:
        creates = [
            threads.submit(client.create_model_version, name, f"s3://models/{index}/{number}")
            for number in range(count)
        ]
    return [create.result().version for create in creates]


def create_versions_until(index: int, url: str, name: str, deadline: float) -> list:
    """Versions that were made, as strings, and error codes of those that were not."""
    client = MlflowClient(url)
    answers = []
    while time.time() < deadline:
        source = f"s3://models/{index}/{len(answers)}"
        try:
            # Waiting for READY would ask for the version under a name it may not have any more.
            version = client.create_model_version(name, source, await_creation_for=0)
            answers.append((version.version, source))
        except MlflowException as failure:
            answers.append((failure.error_code, source))
    return answers


def promote_until(index: int, url: str, name: str, versions: int, deadline: float) -> list[str]:
    client = MlflowClient(url)
    choices = random.Random(index)
    promoted = []
    while time.time() < deadline:
        version = str(choices.randint(1, versions))
        moved = client.transition_model_version_stage(
            name, version, "Production", archive_existing_versions=True
        )
        assert moved.current_stage == "Production"
        promoted.append(version)
    return promoted


def create_model(index: int, url: str, name: str) -> list[str | None]:
    return [outcome(MlflowClient(url).create_registered_model, name)]


def move_alias(index: int, url: str, name: str, versions: int, count: int) -> list[str | None]:
    client = MlflowClient(url)
    choices = random.Random(index)
    return [
        outcome(
            client.set_registered_model_alias, name, "champion", str(choices.randint(1, versions))
        )
        for _ in range(count)
    ]


def log_batches(index: int, url: str, run_id: str, batches: int) -> list[str | None]:
    """Batches that touch the same metrics and tags in another order in every process."""
    client = MlflowClient(url)
    keys = [f"key{number}" for number in range(20)]
    random.Random(index).shuffle(keys)
    return [
        outcome(
            client.log_batch,
            run_id,
            metrics=[Metric(key, index, 1000 + index, batch) for key in keys],
            tags=[RunTag(key, f"{index}-{batch}") for key in keys],
        )
        for batch in range(batches)
    ]


def log_points_in_threads(index: int, url: str, run_id: str, threads: int, count: int) -> list:
    """Points of one metric, one at a time, from several threads; each point has its own step."""
    client = MlflowClient(url)

    def log(thread: int) -> list[str | None]:
        first = (index * threads + thread) * count
        return [
            outcome(client.log_metric, run_id, "shared", step, timestamp=1, step=step)
            for step in range(first, first + count)
        ]

    with ThreadPoolExecutor(threads) as pool:
        return [result for results in pool.map(log, range(threads)) for result in results]


def log_large_batches(index: int, url: str, run_id: str, clients: int, size: int) -> list:
    """One batch per client, all at once; all clients log the same metrics."""

    def log(number: int) -> str | None:
        step = index * clients + number
        points = [Metric(f"metric {key}", step, 1, step) for key in range(size)]
        return outcome(MlflowClient(url).log_batch, run_id, metrics=points)

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(log, range(clients)))
