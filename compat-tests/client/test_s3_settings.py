"""An S3 that is reached with all the settings that MLflow's users have for theirs."""

import datetime
import ipaddress
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from mlflow import MlflowClient
from object_store import ObjectStore, own_object_store
from s3_servers import tracked_by

import servers

REGION = "eu-central-1"
BUCKET = "elsewhere"
SETTINGS = {
    "MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{BUCKET}/root",
    "MLFLOW_S3_IGNORE_TLS": "true",
    "MLFLOW_S3_UPLOAD_EXTRA_ARGS": json.dumps(
        {"CacheControl": "no-store", "Metadata": {"team": "risk"}}
    ),
}


@pytest.fixture(scope="module")
def store() -> Iterator[ObjectStore]:
    """With a certificate that nobody knows, and a region of its own."""
    folder = servers.fresh_folder("s3-settings-store")
    with own_object_store(folder, REGION, self_signed(folder)) as running:
        running.create_bucket(BUCKET)
        yield running


def self_signed(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


def environment(store: ObjectStore, folder: Path, owner: str) -> Mapping[str, str]:
    """The region stands in the profile, as on a machine that was set up with the AWS tools."""
    (folder / "config").write_text(f"[default]\nregion = {store.region}\n")
    reached = {name: value for name, value in store.environment.items() if "REGION" not in name}
    return {
        **reached,
        **SETTINGS,
        "AWS_CONFIG_FILE": str(folder / "config"),
        "MLFLOW_S3_EXPECTED_BUCKET_OWNER": owner,
    }


def test_artifacts_are_kept_as_the_settings_say(
    store: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Newer clients fetch from the store itself, by URLs that the server signs.
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(store.certificate))
    folder = servers.fresh_folder("s3-settings")
    settings = environment(store, folder, store.access_key)
    with servers.modelkeep(folder, settings) as server, tracked_by(server):
        client = MlflowClient(server.url)
        run = client.create_run("0").info
        client.log_text(run.run_id, "text", "a.txt")

        copy = client.download_artifacts(run.run_id, "a.txt", str(tmp_path))

    assert Path(copy).read_text() == "text"
    key = f"root/0/{run.run_id}/artifacts/a.txt"
    stored = store.client().head_object(Bucket=BUCKET, Key=key)
    assert stored["CacheControl"] == "no-store"
    assert stored["Metadata"] == {"team": "risk"}


@pytest.mark.parametrize(
    ("wrong", "code"), [("owner", "INTERNAL_ERROR"), ("certificate", "TEMPORARILY_UNAVAILABLE")]
)
def test_a_store_that_is_not_the_right_one_gets_nothing(
    store: ObjectStore, wrong: str, code: str
) -> None:
    folder = servers.fresh_folder("s3-settings")
    owner = "somebody-else" if wrong == "owner" else store.access_key
    settings = dict(environment(store, folder, owner))
    if wrong == "certificate":
        del settings["MLFLOW_S3_IGNORE_TLS"]
    with servers.modelkeep(folder, settings) as server:
        url = f"{server.url}/api/2.0/mlflow-artifacts/artifacts/{wrong}.txt"
        answer = requests.put(url, data=b"secret")

    assert answer.json()["error_code"] == code
    assert "Contents" not in store.client().list_objects_v2(
        Bucket=BUCKET, Prefix=f"root/{wrong}"
    )
