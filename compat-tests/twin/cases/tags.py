"""Tags of registered models and model versions."""

from twin.registry import (
    create_model,
    create_version,
    delete_version,
    get_model,
    get_version,
    set_model_tag,
    set_version_tag,
    tags,
)
from twin.scenario import NOTHING, Step, case, delete, post

MODEL_SET, MODEL_DELETE = "registered-models/set-tag", "registered-models/delete-tag"
VERSION_SET, VERSION_DELETE = "model-versions/set-tag", "model-versions/delete-tag"
ONE_VERSION = (create_model(), create_version())

KEYS = {
    "plain": "team",
    "dotted": "a.b.c",
    "with-space": "a b",
    "with-slash": "a/b",
    "with-colon": "a:b",
    "leading-slash": "/a",
    "double-slash": "a//b",
    "dot": ".",
    "parent": "a/../b",
    "semicolon": "a;b",
    "backslash": "a\\b",
    "quote": "a'b",
    "percent": "a%b",
    "chinese": "团队",
    "emoji": "🚀",
    "250-characters": "k" * 250,
    "251-characters": "k" * 251,
    "empty": "",
    "blank": " ",
    "null": None,
    "number": 5,
    "list": ["a"],
    "missing": NOTHING,
    "newline": "a\nb",
}
VALUES = {
    "empty": "",
    "null": None,
    "missing": NOTHING,
    "number": 5,
    "boolean": False,
    "object": {"a": 1},
    "unicode": "值 🚀",
    "newline": "a\nb",
    "100000-characters": "v" * 100_000,
    "100001-characters": "v" * 100_001,
}


def _tag(path: str, key: object, value: object, **target: str) -> Step:
    fields = {"key": key, "value": value}
    return post(
        path,
        {"name": "$name", **target} | {field: v for field, v in fields.items() if v is not NOTHING},
    )


CASES = [
    *(
        case(f"model-key-{label}", create_model(), _tag(MODEL_SET, key, "v"), get_model())
        for label, key in KEYS.items()
    ),
    *(
        case(f"model-value-{label}", create_model(), _tag(MODEL_SET, "k", value), get_model())
        for label, value in VALUES.items()
    ),
    *(
        case(
            f"version-key-{label}",
            *ONE_VERSION,
            _tag(VERSION_SET, key, "v", version="1"),
            get_version(),
        )
        for label, key in KEYS.items()
    ),
    *(
        case(
            f"version-value-{label}",
            *ONE_VERSION,
            _tag(VERSION_SET, "k", value, version="1"),
            get_version(),
        )
        for label, value in VALUES.items()
    ),
    case("model-overwrite", create_model(tags=tags(a="1")), set_model_tag("a", "2"), get_model()),
    case(
        "model-keys-are-case-sensitive",
        create_model(tags=tags(a="1")),
        set_model_tag("A", "2"),
        get_model(),
    ),
    case("model-missing", set_model_tag("a", "1")),
    case("model-bad-name-and-key", set_model_tag("a;b", "1", name="a/b")),
    case("model-bad-key-of-missing-model", set_model_tag("a;b", "1")),
    case(
        "model-delete",
        create_model(tags=tags(a="1", b="2")),
        delete(MODEL_DELETE, {"name": "$name", "key": "a"}),
        get_model(),
    ),
    case(
        "model-delete-twice",
        create_model(tags=tags(a="1")),
        delete(MODEL_DELETE, {"name": "$name", "key": "a"}),
        delete(MODEL_DELETE, {"name": "$name", "key": "a"}),
    ),
    case("model-delete-of-missing-model", delete(MODEL_DELETE, {"name": "$name", "key": "a"})),
    case(
        "model-delete-bad-key",
        create_model(),
        delete(MODEL_DELETE, {"name": "$name", "key": "a;b"}),
    ),
    case(
        "model-delete-long-key",
        create_model(),
        delete(MODEL_DELETE, {"name": "$name", "key": "k" * 251}),
    ),
    case("model-delete-without-key", create_model(), delete(MODEL_DELETE, {"name": "$name"})),
    case(
        "model-delete-number-key", create_model(), delete(MODEL_DELETE, {"name": "$name", "key": 1})
    ),
    case("model-system-tag", create_model(), set_model_tag("mlflow.user", "someone"), get_model()),
    case(
        "version-overwrite",
        create_model(),
        create_version(tags=tags(a="1")),
        set_version_tag("a", "2"),
        get_version(),
    ),
    case("version-missing", create_model(), set_version_tag("a", "1")),
    case("version-of-missing-model", set_version_tag("a", "1")),
    case("version-text", create_model(), set_version_tag("a", "1", version="one")),
    case("version-number", *ONE_VERSION, set_version_tag("a", "1", version=1)),
    case(
        "version-leading-zero", *ONE_VERSION, set_version_tag("a", "1", version="01"), get_version()
    ),
    case(
        "version-not-given",
        *ONE_VERSION,
        post(VERSION_SET, {"name": "$name", "key": "a", "value": "1"}),
    ),
    case("version-bad-everything", set_version_tag("a;b", "1", version="one", name="a/b")),
    case("version-bad-key-and-number", set_version_tag("a;b", "1", version="one")),
    case("version-deleted", *ONE_VERSION, delete_version(), set_version_tag("a", "1")),
    case(
        "version-delete",
        create_model(),
        create_version(tags=tags(a="1", b="2")),
        delete(VERSION_DELETE, {"name": "$name", "version": "1", "key": "a"}),
        get_version(),
    ),
    case(
        "version-delete-twice",
        create_model(),
        create_version(tags=tags(a="1")),
        delete(VERSION_DELETE, {"name": "$name", "version": "1", "key": "a"}),
        delete(VERSION_DELETE, {"name": "$name", "version": "1", "key": "a"}),
    ),
    case(
        "version-delete-of-missing-version",
        create_model(),
        delete(VERSION_DELETE, {"name": "$name", "version": "1", "key": "a"}),
    ),
    case(
        "version-delete-without-version",
        *ONE_VERSION,
        delete(VERSION_DELETE, {"name": "$name", "key": "a"}),
    ),
    case(
        "version-delete-without-key",
        *ONE_VERSION,
        delete(VERSION_DELETE, {"name": "$name", "version": "1"}),
    ),
    case(
        "version-delete-leading-zero",
        create_model(),
        create_version(tags=tags(a="1")),
        delete(VERSION_DELETE, {"name": "$name", "version": "01", "key": "a"}),
        get_version(),
    ),
    case(
        "version-delete-bad-key",
        *ONE_VERSION,
        delete(VERSION_DELETE, {"name": "$name", "version": "1", "key": "a;b"}),
    ),
]
