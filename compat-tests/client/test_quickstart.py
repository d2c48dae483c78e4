"""The quick start of the README, run as a new user runs it."""

import subprocess
import sys
from pathlib import Path

from mlflow import MlflowClient

QUICKSTART = Path(__file__).parent.parent / "quickstart.py"
README = QUICKSTART.parent.parent / "README.md"


def test_the_readme_shows_the_script_whole() -> None:
    script = QUICKSTART.read_text(encoding="utf-8")
    code = script[script.index("import os") :]

    assert f"```python\n{code}```" in README.read_text(encoding="utf-8")


def test_the_quick_start_promotes_its_newest_version(client: MlflowClient) -> None:
    newest_before = newest_version(client)

    run = subprocess.run(
        [sys.executable, str(QUICKSTART)], capture_output=True, text=True, timeout=120
    )

    assert run.returncode == 0, run.stderr
    assert "The champion predicts [0 2 1]" in run.stdout
    newest = newest_before + 2
    assert client.get_registered_model("wine-cultivar").aliases == {
        "champion": str(newest),
        "challenger": str(newest - 1),
    }
    in_production = client.get_latest_versions("wine-cultivar", ["Production"])
    assert [version.version for version in in_production] == [str(newest)]


def newest_version(client: MlflowClient) -> int:
    versions = client.search_model_versions(
        "name = 'wine-cultivar'", order_by=["version_number DESC"], max_results=1
    )
    return int(versions[0].version) if versions else 0
