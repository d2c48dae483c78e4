"""The list of messages that the Java tests compare with is that of the supported release."""

from __future__ import annotations

import importlib.util
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = HERE.parents[1] / "src" / "test" / "resources" / "wire" / "messages.txt"


def test_list_of_messages_is_current() -> None:
    assert LIST.read_text(encoding="utf-8").splitlines() == _messages().lines()


def _messages():
    spec = importlib.util.spec_from_file_location("messages", HERE / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
