"""Model versions: create, get, update, delete, download URI."""

from twin.registry import (
    create_model,
    create_version,
    delete_version,
    get_model,
    get_version,
    move_to_stage,
    set_alias,
    set_version_tag,
    tags,
)
from twin.scenario import NOTHING, case, delete, get, patch, post

UPDATE = "model-versions/update"
DOWNLOAD = "model-versions/get-download-uri"
VERSION_TEXTS = {
    "leading-zero": "01",
    "zero": "0",
    "negative": "-1",
    "text": "abc",
    "decimal": "1.0",
    "plus": "+1",
    "spaces": " 1 ",
    "underscore": "1_0",
    "arabic-digit": "١",
    "hexadecimal": "0x1",
    "exponent": "1e0",
    "empty": "",
    "blank": " ",
    "beyond-int32": "2147483648",
    "beyond-int64": "9223372036854775808",
    "latest": "latest",
    "next": "2",
}
VERSION_VALUES = {
    "number": 1,
    "float": 1.0,
    "null": None,
    "boolean": True,
    "list": ["1"],
    "object": {},
    "missing": NOTHING,
}


def _with(label: str, value: object) -> dict[str, object]:
    return {} if value is NOTHING else {label: value}


def _version_of(value: object) -> dict[str, object]:
    return {"name": "$name", **_with("version", value)}


CASES = [
    case("create-minimal", create_model(), create_version(), get_version(), get_model()),
    case(
        "create-with-everything",
        create_model(),
        create_version(
            description="d",
            tags=tags(b="2", a="1"),
            run_link="http://x/run",
            run_id="0123456789abcdef0123456789abcdef",
        ),
        get_version(),
    ),
    case("numbers-count-up", create_model(), create_version(), create_version(), create_version()),
    case("create-for-missing-model", create_version()),
    case("create-without-name", post("model-versions/create", {"source": "s3://b/p"})),
    case("create-empty-name", create_version("")),
    case("create-blank-name", create_version("  ")),
    case("create-name-with-slash", create_version("a/b")),
    case("create-number-name", create_version(5)),
    case("create-without-anything", post("model-versions/create", {})),
    case("create-bad-source-for-missing-model", create_version(source="/tmp/x")),
    case("create-bad-source-and-name", create_version("a/b", source="/tmp/x")),
    case(
        "create-with-null-optionals",
        create_model(),
        create_version(description=None, tags=None, run_link=None, run_id=None),
        get_version(),
    ),
    case(
        "create-with-empty-optionals",
        create_model(),
        create_version(description="", tags=[], run_link="", run_id=""),
        get_version(),
    ),
    case("create-with-number-run-id", create_model(), create_version(run_id=5)),
    case("create-with-tags-object", create_model(), create_version(tags={"a": "1"})),
    case(
        "create-with-repeated-tag",
        create_model(),
        create_version(tags=tags(a="1") + tags(a="2")),
        get_version(),
    ),
    case(
        "create-with-long-tag-key",
        create_model(),
        create_version(tags=[{"key": "k" * 251, "value": "v"}]),
    ),
    case("create-with-long-tag-value", create_model(), create_version(tags=tags(a="v" * 100_001))),
    case(
        "create-with-bad-tag-key",
        create_model(),
        create_version(tags=[{"key": "a\\b", "value": "v"}]),
    ),
    case("create-with-tag-without-key", create_model(), create_version(tags=[{"value": "v"}])),
    case("create-with-tag-without-value", create_model(), create_version(tags=[{"key": "a"}])),
    case(
        "create-with-5000-character-description",
        create_model(),
        create_version(description="d" * 5000),
    ),
    case(
        "create-with-5001-character-description",
        create_model(),
        create_version(description="d" * 5001),
    ),
    case("create-with-long-run-link", create_model(), create_version(run_link="l" * 501)),
    case("create-with-long-run-id", create_model(), create_version(run_id="r" * 33)),
    case(
        "create-with-unicode-name",
        create_model("模型 🚀 $name"),
        create_version("模型 🚀 $name", description="说明"),
        get_version(name="模型 🚀 $name"),
    ),
    case(
        "create-with-missing-logged-model-in-missing-model",
        create_version(model_id="m-0123456789abcdef0123456789abcdef", run_id="a" * 32),
    ),
    case(
        "create-with-missing-logged-model-and-a-bad-tag",
        create_version(
            model_id="m-0123456789abcdef0123456789abcdef",
            run_id="a" * 32,
            tags=[{"key": "", "value": "v"}],
        ),
    ),
    case(
        "create-with-unknown-model-id",
        create_model(),
        create_version(model_id="m-0123456789abcdef0123456789abcdef"),
    ),
    case(
        "create-with-model-params-in-request",
        create_model(),
        create_version(model_params=[{"name": "a", "value": "1"}]),
    ),
    case("create-touches-the-model", create_model(), create_version(), get_model()),
    *(
        case(f"get-version-{label}", create_model(), create_version(), get_version(text))
        for label, text in VERSION_TEXTS.items()
    ),
    *(
        case(
            f"get-json-version-{label}",
            create_model(),
            create_version(),
            get("model-versions/get", json=_version_of(value)),
        )
        for label, value in VERSION_VALUES.items()
    ),
    case("get-version-of-missing-model", get_version()),
    case("get-bad-version-of-missing-model", get_version("abc")),
    case("get-bad-version-of-bad-name", get_version("abc", name="a/b")),
    case("get-without-parameters", get("model-versions/get")),
    case("get-without-name", get("model-versions/get", {"version": "1"})),
    case(
        "update-description",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "version": "1", "description": "new"}),
        get_version(),
        get_model(),
    ),
    case(
        "update-without-description-clears",
        create_model(),
        create_version(description="d"),
        patch(UPDATE, {"name": "$name", "version": "1"}),
        get_version(),
    ),
    case(
        "update-null-description",
        create_model(),
        create_version(description="d"),
        patch(UPDATE, {"name": "$name", "version": "1", "description": None}),
        get_version(),
    ),
    case(
        "update-empty-description",
        create_model(),
        create_version(description="d"),
        patch(UPDATE, {"name": "$name", "version": "1", "description": ""}),
        get_version(),
    ),
    case(
        "update-long-description",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "version": "1", "description": "d" * 5001}),
    ),
    case(
        "update-number-description",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "version": "1", "description": 7}),
    ),
    case(
        "update-missing-version",
        create_model(),
        patch(UPDATE, {"name": "$name", "version": "1", "description": "new"}),
    ),
    case("update-missing-model", patch(UPDATE, {"name": "$name", "version": "1"})),
    case("update-without-version", create_model(), patch(UPDATE, {"name": "$name"})),
    case(
        "update-number-version",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "version": 1, "description": "new"}),
    ),
    case(
        "update-leading-zero-version",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "version": "01", "description": "new"}),
    ),
    case(
        "update-version-text",
        create_model(),
        patch(UPDATE, {"name": "$name", "version": "one", "description": "new"}),
    ),
    case(
        "delete",
        create_model(),
        create_version(),
        create_version(),
        set_alias("a"),
        delete_version(),
        get_version(),
        get_model(),
    ),
    case("delete-twice", create_model(), create_version(), delete_version(), delete_version()),
    case("delete-missing", create_model(), delete_version()),
    case("delete-of-missing-model", delete_version()),
    case(
        "delete-without-version", create_model(), delete("model-versions/delete", {"name": "$name"})
    ),
    case("delete-version-text", create_model(), delete_version("abc")),
    case("delete-number-version", create_model(), create_version(), delete_version(1)),
    case(
        "delete-leading-zero", create_model(), create_version(), delete_version("01"), get_version()
    ),
    case(
        "deleted-number-stays-unused",
        create_model(),
        create_version(),
        create_version(),
        delete_version("2"),
        create_version(),
        get_model(),
    ),
    case(
        "deleted-version-cannot-be-changed",
        create_model(),
        create_version(),
        delete_version(),
        patch(UPDATE, {"name": "$name", "version": "1", "description": "x"}),
        set_version_tag("a", "b"),
        set_alias("a"),
        move_to_stage("Staging"),
    ),
    case(
        "delete-in-production",
        create_model(),
        create_version(),
        move_to_stage("Production"),
        delete_version(),
        get_model(),
    ),
    *(
        case(
            f"download-uri-version-{label}",
            create_model(),
            create_version(),
            get(DOWNLOAD, {"name": "$name", "version": text}),
        )
        for label, text in VERSION_TEXTS.items()
        if label in ("leading-zero", "text", "empty", "zero", "beyond-int64")
    ),
    case("download-uri-without-version", create_model(), get(DOWNLOAD, {"name": "$name"})),
    case("download-uri-without-parameters", get(DOWNLOAD)),
    case("download-uri-of-missing-model", get(DOWNLOAD, {"name": "$name", "version": "1"})),
    case(
        "download-uri-after-delete",
        create_model(),
        create_version(),
        delete_version(),
        get(DOWNLOAD, {"name": "$name", "version": "1"}),
    ),
]
