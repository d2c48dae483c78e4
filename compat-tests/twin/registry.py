"""Steps that many registry cases start with."""

from __future__ import annotations

from typing import Any

from twin.scenario import Step, delete, get, post

LONG = 300
IS_PROMPT = "mlflow.prompt.is_prompt"


def create_model(name: Any = "$name", **fields: Any) -> Step:
    return post("registered-models/create", {"name": name, **fields})


def get_model(name: Any = "$name") -> Step:
    return get("registered-models/get", {"name": name})


def delete_model(name: Any = "$name") -> Step:
    return delete("registered-models/delete", {"name": name})


def create_version(name: Any = "$name", source: Any = "s3://bucket/$name", **fields: Any) -> Step:
    return post("model-versions/create", {"name": name, "source": source, **fields})


def get_version(version: Any = "1", name: Any = "$name") -> Step:
    return get("model-versions/get", {"name": name, "version": version})


def delete_version(version: Any = "1", name: Any = "$name") -> Step:
    return delete("model-versions/delete", {"name": name, "version": version})


def set_alias(alias: Any, version: Any = "1", name: Any = "$name") -> Step:
    return post("registered-models/alias", {"name": name, "alias": alias, "version": version})


def get_by_alias(alias: Any, name: Any = "$name") -> Step:
    return get("registered-models/alias", {"name": name, "alias": alias})


def set_model_tag(key: Any, value: Any, name: Any = "$name") -> Step:
    return post("registered-models/set-tag", {"name": name, "key": key, "value": value})


def set_version_tag(key: Any, value: Any, version: Any = "1", name: Any = "$name") -> Step:
    return post(
        "model-versions/set-tag", {"name": name, "version": version, "key": key, "value": value}
    )


def move_to_stage(stage: Any, version: Any = "1", **fields: Any) -> Step:
    return post(
        "model-versions/transition-stage",
        {"name": "$name", "version": version, "stage": stage, **fields},
    )


def search_models(filter_text: str | None = None, **query: Any) -> Step:
    return get("registered-models/search", _search(filter_text, query))


def search_versions(filter_text: str | None = None, **query: Any) -> Step:
    return get("model-versions/search", _search(filter_text, query))


def _search(filter_text: str | None, query: dict[str, Any]) -> dict[str, Any]:
    return query if filter_text is None else {"filter": filter_text, **query}


def tags(**pairs: str) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in pairs.items()]
