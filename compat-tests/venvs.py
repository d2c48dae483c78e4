"""Virtual environments of the tests and benchmarks, made once and kept under ``target``."""

from __future__ import annotations

import fcntl
import hashlib
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENVS = HERE.parent / "target" / "venvs"


def virtual_environment(name: str) -> Path:
    """The ``bin`` folder of an environment for ``requirements-<name>.txt``, made on first use."""
    requirements = HERE / f"requirements-{name}.txt"
    key = hashlib.sha256(contents(requirements) + sys.version.encode()).hexdigest()[:12]
    folder = VENVS / f"mlflow-{name}-{key}"
    complete = folder / "complete"
    VENVS.mkdir(parents=True, exist_ok=True)
    # Two runs at once must not install into the same folder.
    with (VENVS / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not complete.exists():
            print(f"== installing {requirements.name}", flush=True)
            venv.create(folder, with_pip=True, clear=True)
            install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
            subprocess.run([*install, "--requirement", str(requirements)], check=True)
            complete.touch()
    return folder / "bin"


def contents(requirements: Path) -> bytes:
    """The bytes of a requirements file and of those it includes."""
    included = [
        contents(requirements.parent / line.removeprefix("-r").strip())
        for line in requirements.read_text().splitlines()
        if line.startswith("-r")
    ]
    return b"".join([requirements.read_bytes(), *included])
