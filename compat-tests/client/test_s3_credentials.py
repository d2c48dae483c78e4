"""Credentials that end: from the environment, a pod's identity, a container and an instance."""

import re
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from sessions import Sessions, container, instance, store_with_sessions, token_service

import servers

ROLE = "arn:aws:iam::123456789012:role/modelkeep"
NO_CREDENTIALS = (
    "The server gets no credentials for the artifact store at the moment. Please try again."
)
PROXY = "/api/2.0/mlflow-artifacts"
API = "/api/2.0/mlflow"
# Long before a client gives up, which is after two minutes.
PATIENCE_SECONDS = 20
# What a developer's own environment may say.
OTHER_SETTINGS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_EC2_METADATA_DISABLED",
)


@dataclass(frozen=True)
class OnSessions:
    """A server whose store lets it in with the tokens of these sessions only."""

    server: servers.Server
    sessions: Sessions
    # What the server shows to the source of its sessions, and to nobody else.
    secret: str

    def upload(self, path: str, content: bytes) -> requests.Response:
        url = f"{self.server.url}{PROXY}/artifacts/{path}"
        return requests.put(url, content, timeout=PATIENCE_SECONDS)

    def download(self, path: str) -> requests.Response:
        url = f"{self.server.url}{PROXY}/artifacts/{path}"
        return requests.get(url, timeout=PATIENCE_SECONDS)

    def post(self, path: str, body: object) -> requests.Response:
        return requests.post(f"{self.server.url}{path}", json=body, timeout=PATIENCE_SECONDS)

    def create_run(self) -> str:
        """One whose artifacts clients keep in the bucket themselves."""
        name = {"name": f"experiment-{uuid.uuid4().hex}"}
        experiment = self.post(f"{API}/experiments/create", name).json()
        return self.post(f"{API}/runs/create", experiment).json()["run"]["info"]["run_id"]


@pytest.fixture(scope="module", autouse=True)
def no_other_settings() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in OTHER_SETTINGS:
            patch.delenv(name, raising=False)
        yield


@contextmanager
def on_sessions(source: str, sessions: Sessions) -> Iterator[OnSessions]:
    """A server that has nothing but the sessions of this source."""
    folder = servers.fresh_folder(f"credentials-{source}")
    secret = f"identity-{uuid.uuid4().hex}"
    with ExitStack() as running:
        store = running.enter_context(store_with_sessions(folder / "store", sessions))
        bucket = store.create_bucket("sessions")
        settings = {
            "MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{bucket}/proxied",
            "MODELKEEP_ARTIFACTS_ROOT": f"s3://{bucket}/direct",
            "MLFLOW_S3_ENDPOINT_URL": store.url,
            "AWS_REGION": store.region,
            # There is neither this file nor, unless the source says so, an instance.
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
            "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1",
        }
        settings |= SOURCES[source](running, sessions, secret, folder)
        server = running.enter_context(servers.modelkeep(folder / "server", settings))
        yield OnSessions(server, sessions, secret)


def of_environment(
    running: ExitStack, sessions: Sessions, secret: str, folder: Path
) -> Mapping[str, str]:
    session = sessions.begin()
    return {
        "AWS_ACCESS_KEY_ID": session.access_key,
        "AWS_SECRET_ACCESS_KEY": session.secret_key,
        "AWS_SESSION_TOKEN": session.token,
    }


def of_web_identity(
    running: ExitStack, sessions: Sessions, secret: str, folder: Path
) -> Mapping[str, str]:
    (folder / "identity").write_text(secret)
    return {
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(folder / "identity"),
        "AWS_ROLE_ARN": ROLE,
        "AWS_ENDPOINT_URL_STS": running.enter_context(token_service(sessions, ROLE, secret)),
    }


def of_container(
    running: ExitStack, sessions: Sessions, secret: str, folder: Path
) -> Mapping[str, str]:
    (folder / "authorization").write_text(secret)
    url = running.enter_context(container(sessions, secret))
    return {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{url}/v1/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(folder / "authorization"),
    }


def of_instance(
    running: ExitStack, sessions: Sessions, secret: str, folder: Path
) -> Mapping[str, str]:
    url = running.enter_context(instance(sessions, secret))
    return {"AWS_EC2_METADATA_SERVICE_ENDPOINT": url}


SOURCES = {
    "environment": of_environment,
    "web-identity": of_web_identity,
    "container": of_container,
    "instance": of_instance,
}


# A little more than what is left when the SDK asks for the next one at the latest: a minute, or a
# second for those of an instance.
LIFETIMES_SECONDS = {"web-identity": 63, "container": 63, "instance": 4}


@pytest.fixture(scope="module", params=SOURCES)
def on(request: pytest.FixtureRequest) -> Iterator[OnSessions]:
    """At first nobody gets a session."""
    lifetime_seconds = LIFETIMES_SECONDS.get(request.param, 3600)
    with on_sessions(request.param, Sessions(lifetime_seconds, are_refused=True)) as running:
        yield running


def test_refusal_is_told_and_passes(on: OnSessions) -> None:
    if on.sessions.begun:
        return  # Of the environment: it never asks.
    file = {"run_id": on.create_run(), "path": "a.txt"}
    for answer in (
        on.upload("a.txt", b"text"),
        on.download("a.txt"),
        on.post(f"{PROXY}/mpu/create/a", {"path": "a.txt", "num_parts": 1}),
        on.post(f"{API}/artifacts/presigned-upload-url", file),
    ):
        assert (answer.status_code, answer.json()["error_code"]) == (
            503,
            "TEMPORARILY_UNAVAILABLE",
        )
        assert answer.json()["message"] == NO_CREDENTIALS
    assert on.sessions.asked > 0

    on.sessions.are_refused = False
    assert on.upload("a.txt", b"text").status_code == 200


def test_every_way_to_the_store_shows_the_token(on: OnSessions) -> None:
    on.sessions.are_refused = False
    assert on.upload("a/b.txt", b"text").status_code == 200
    assert on.download("a/b.txt").content == b"text"
    signed = requests.get(f"{on.server.url}{PROXY}/presigned/a/b.txt").json()
    assert fetch(signed["url"]) == b"text"

    upload = on.post(f"{PROXY}/mpu/create/a", {"path": "c.txt", "num_parts": 1}).json()
    sent = requests.put(upload["credentials"][0]["url"], b"part")
    part = {"part_number": 1, "etag": sent.headers["ETag"]}
    done = {"path": "c.txt", "upload_id": upload["upload_id"], "parts": [part]}
    assert on.post(f"{PROXY}/mpu/complete/a", done).status_code == 200
    assert on.download("a/c.txt").content == b"part"

    file = {"run_id": on.create_run(), "path": "d.txt"}
    signed = on.post(f"{API}/artifacts/presigned-upload-url", file).json()
    assert requests.put(signed["presigned_url"], b"direct", headers=signed["headers"]).ok
    signed = on.post(f"{API}/artifacts/presigned-download-url", file).json()
    assert fetch(signed["presigned_url"]) == b"direct"


def fetch(url: str) -> bytes:
    """What is there for who has the whole URL, and not for who has it with another token."""
    other = re.sub("(X-Amz-Security-Token)=token-", r"\1=other-", url)
    assert other != url
    assert requests.get(other).status_code == 400
    return requests.get(url).content


def test_sessions_are_renewed_before_they_end(on: OnSessions) -> None:
    on.sessions.are_refused = False
    if on.sessions.lifetime_seconds == 3600:
        return  # Of the environment: nobody renews it.
    on.sessions.shown.clear()
    on.sessions.refused.clear()
    end = time.monotonic() + 8
    assert on.upload("a.txt", b"text").status_code == 200
    while time.monotonic() < end:
        assert on.download("a.txt").content == b"text"
        signed = requests.get(f"{on.server.url}{PROXY}/presigned/a.txt").json()
        assert requests.get(signed["url"]).content == b"text"
        time.sleep(0.2)

    assert len(set(on.sessions.shown)) > 2
    assert on.sessions.refused == []


def test_the_log_holds_no_secret(on: OnSessions) -> None:
    assert on.server.log is not None
    log = on.server.log.read_text()

    assert on.secret not in log
    for session in on.sessions.begun:
        assert session.secret_key not in log
        assert session.token not in log


def test_no_request_waits_for_a_renewal() -> None:
    # The SDK renews a session between five and two minutes before its end, when it likes: at once.
    with on_sessions("web-identity", Sessions(lifetime_seconds=122)) as on:
        assert on.upload("a.txt", b"text").status_code == 200
        asked = on.sessions.asked
        on.sessions.is_silent = True
        try:
            end = time.monotonic() + PATIENCE_SECONDS
            while on.sessions.asked == asked and time.monotonic() < end:
                assert on.download("a.txt").content == b"text"
                time.sleep(0.2)
            assert on.sessions.asked > asked
            for _ in range(5):
                assert on.download("a.txt").content == b"text"
        finally:
            on.sessions.is_silent = False
