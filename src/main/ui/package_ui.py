"""Puts MLflow's web UI, unchanged, from MLflow's own wheel where the build packages resources.

    python3 package_ui.py VERSION CACHE_FOLDER RESOURCE_FOLDER OFFLINE

The wheel is fetched with pip once and kept in CACHE_FOLDER; a wheel put there by hand is taken as
well, and with OFFLINE=true nothing is fetched. Each file that gets smaller is kept compressed only.
`files.tsv` lists them all: path, content type, digest, size, and size when compressed (0: it is
kept as it is). Without the UI the build goes on, and the server shows a page that says so.
"""

import gzip
import hashlib
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path, PurePosixPath

FOLDER_IN_WHEEL = "mlflow/server/js/build/"
INDEX = "files.tsv"
FETCH_SECONDS = 120
# Spelt out, because Python takes its own table from the machine it runs on.
TYPES = {
    ".cjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".eot": "application/vnd.ms-fontobject",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


class Unavailable(Exception):
    """Why there is no UI to package, in one line."""


def main(version, cache, target, offline):
    stamp = f"# mlflow {version}, packaged by {digest(Path(__file__).read_bytes())}"
    if is_packaged(target, stamp):
        return
    try:
        wheel = find_wheel(version, cache) or fetch_wheel(version, cache, offline)
        package(wheel, target, stamp)
    except (Unavailable, OSError) as problem:
        shutil.rmtree(target, ignore_errors=True)
        print(f"Packaging without MLflow's web UI: {problem}", file=sys.stderr)


def is_packaged(target, stamp):
    try:
        with (target / INDEX).open(encoding="utf-8") as index:
            return index.readline().rstrip("\n") == stamp
    except OSError:
        return False


def find_wheel(version, cache):
    return next(iter(sorted(cache.glob(f"mlflow-{version}-*.whl"))), None)


def fetch_wheel(version, cache, offline):
    if offline:
        raise Unavailable(
            f"Maven is offline and no mlflow-{version} wheel is in {cache};"
            " build once without --offline"
        )
    cache.mkdir(parents=True, exist_ok=True)
    command = [*pip(cache), "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--retries", "1", "--timeout", "20"]
    command += ["--dest", str(cache), f"mlflow=={version}"]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"pip took more than {FETCH_SECONDS} s to fetch the wheel") from None
    wheel = find_wheel(version, cache)
    if result.returncode != 0 or wheel is None:
        reasons = [line for line in result.stderr.splitlines() if line.startswith("ERROR")]
        raise Unavailable(reasons[-1] if reasons else "pip could not fetch the wheel")
    return wheel


def pip(cache):
    """This Python's pip, or that of an environment made for it where Python comes without."""
    own = [sys.executable, "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True).returncode == 0:
        return own
    folder = cache / "venv"
    try:
        venv.create(folder, with_pip=True, clear=True)
    # Distributions split venv and ensurepip off, each in its own way of failing.
    except (Exception, SystemExit):
        raise Unavailable("this Python has neither pip nor a venv that brings it") from None
    return [str(folder / "bin" / "python"), "-m", "pip"]


def package(wheel, target, stamp):
    shutil.rmtree(target, ignore_errors=True)
    lines = [stamp]
    try:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if name.startswith(FOLDER_IN_WHEEL) and not name.endswith("/"):
                    lines.append(add(target, name[len(FOLDER_IN_WHEEL) :], archive.read(name)))
    except zipfile.BadZipFile:
        raise Unavailable(f"{wheel} is damaged; delete it and build again") from None
    if not any(line.startswith("index.html\t") for line in lines):
        raise Unavailable(f"{wheel.name} holds no UI")
    # Last, so that what was interrupted is done again.
    (target / INDEX).write_text("\n".join(lines) + "\n", encoding="utf-8")


def add(target, path, content):
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    is_smaller = len(packed) < len(content)
    file = target / "files" / (f"{path}.gz" if is_smaller else path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(packed if is_smaller else content)
    media_type = TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
    packed_size = len(packed) if is_smaller else 0
    return f"{path}\t{media_type}\t{digest(content)}\t{len(content)}\t{packed_size}"


def digest(content):
    return hashlib.sha256(content).hexdigest()[:16]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4] == "true")
