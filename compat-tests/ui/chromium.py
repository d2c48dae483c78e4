"""Debian's Chromium, driven by Playwright: never a browser that Playwright downloads."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, sync_playwright

PATIENCE_MILLIS = 15_000
VIEWPORT = {"width": 1600, "height": 1100}
EXECUTABLE = Path("/usr/bin/chromium")
# What the pages link to elsewhere (videos of the documentation) is never fetched.
ELSEWHERE = "MAP * ~NOTFOUND"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class ChromiumMissing(Exception):
    """There is no browser and we may not install one; the message says what to do."""


@contextmanager
def running() -> Iterator[Browser]:
    install_if_missing()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=EXECUTABLE, args=[*FLAGS, f"--host-resolver-rules={_only_ours()}"]
        )
        yield browser
        browser.close()


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(viewport=VIEWPORT, **options)
    context.set_default_timeout(PATIENCE_MILLIS)
    return context


def install_if_missing() -> None:
    if EXECUTABLE.exists():
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ChromiumMissing(f"{EXECUTABLE} is missing. Install it: apt-get install chromium")
    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", "chromium")


def apt_get(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "--quiet", *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise ChromiumMissing(f"apt-get {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def _only_ours() -> str:
    """Chromium resolves the hosts of the servers under test, and no others."""
    given = [os.environ.get(name) for name in ("MODELKEEP_URL", "REFERENCE_URL")]
    hosts = {"127.0.0.1", *(urlsplit(url).hostname for url in given if url)}
    return ", ".join([ELSEWHERE, *(f"EXCLUDE {host}" for host in sorted(hosts))])
