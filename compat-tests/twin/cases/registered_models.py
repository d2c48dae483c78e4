"""Registered models: create, get, update, rename, delete."""

from twin.registry import create_model, create_version, delete_model, get_model, set_alias, tags
from twin.scenario import NOTHING, case, delete, get, patch, post

RENAME = "registered-models/rename"
UPDATE = "registered-models/update"

GOOD_NAMES = {
    "chinese": "模型-$name",
    "emoji": "🚀 $name 🎉",
    "with-spaces-around": "  $name  ",
    "with-dots-and-dashes": "a.b-c_d $name",
    "percent-and-plus": "50%+$name",
    "quotes": 'it\'s "$name"',
    "backslash": "a\\b $name",
    "255-characters": "${name}" + "n" * 240,
    "256-characters": "${name}" + "n" * 241,
    "html": "<b>$name</b>",
    "tab-inside": "a\tb$name",
    "newline-inside": "a\nb$name",
    "decomposed-accent": "e\u0301$name",
}
BAD_NAMES = {
    "missing": NOTHING,
    "null": None,
    "empty": "",
    "blank": "   ",
    "number": 7,
    "float": 1.5,
    "boolean": True,
    "list": ["$name"],
    "object": {"a": "$name"},
    "with-slash": "a/$name",
    "with-colon": "a:$name",
    "dot": ".",
    "two-dots": "..",
    "slash-only": "/",
    "with-percent-2f": "a%2f$name",
    "parent-path": "../$name",
    "nul-character": "a\0$name",
    "lone-surrogate": "\ud800$name",
}


def _named(name: object, **fields: object) -> dict[str, object]:
    return fields if name is NOTHING else {"name": name, **fields}


CASES = [
    case("create-with-name-only", create_model(), get_model()),
    case(
        "create-with-everything",
        create_model(description="first", tags=tags(b="2", a="1")),
        get_model(),
    ),
    case("create-with-deployment-job", create_model(deployment_job_id="job-1"), get_model()),
    case("create-twice", create_model(), create_model()),
    case("create-in-other-case", create_model("$name-A"), create_model("$name-a")),
    case("create-again-after-delete", create_model(), delete_model(), create_model(), get_model()),
    case("create-with-repeated-tag", create_model(tags=tags(a="1") + tags(a="2")), get_model()),
    case("create-with-empty-tag-value", create_model(tags=tags(a=""))),
    case("create-with-tag-without-value", create_model(tags=[{"key": "a"}])),
    case("create-with-tag-without-key", create_model(tags=[{"value": "a"}])),
    case("create-with-empty-tag-key", create_model(tags=[{"key": "", "value": "a"}])),
    case("create-with-empty-description", create_model(description=""), get_model()),
    case("create-with-null-description", create_model(description=None), get_model()),
    case("create-with-null-tags", create_model(tags=None)),
    case("create-with-tags-object", create_model(tags={"a": "1"})),
    case("create-with-tags-text", create_model(tags="a=1")),
    case("create-with-tag-texts", create_model(tags=["a"])),
    case("create-with-null-tag", create_model(tags=[None])),
    case("create-with-number-description", create_model(description=5)),
    case("create-with-unicode-description", create_model(description="描述 🚀\nline"), get_model()),
    case("create-with-5000-character-description", create_model(description="d" * 5000)),
    case("create-with-5001-character-description", create_model(description="d" * 5001)),
    case("create-with-long-tag-key", create_model(tags=[{"key": "k" * 251, "value": "v"}])),
    case("create-with-longest-tag-key", create_model(tags=[{"key": "k" * 250, "value": "v"}])),
    case("create-with-long-tag-value", create_model(tags=tags(a="v" * 100_001))),
    case("create-with-odd-tag-key", create_model(tags=[{"key": "a b/c.d:e", "value": "v"}])),
    case("create-with-bad-tag-key", create_model(tags=[{"key": "a;b", "value": "v"}])),
    *(
        case(f"create-named-{label}", create_model(name), get_model(name))
        for label, name in GOOD_NAMES.items()
    ),
    *(
        case(f"create-refuses-{label}", post("registered-models/create", _named(name)))
        for label, name in BAD_NAMES.items()
    ),
    case("create-with-500-character-name", create_model("n" * 500 + "$name")),
    case("get-missing", get_model()),
    case("get-without-name", get("registered-models/get")),
    case("get-empty-name", get_model("")),
    case("get-blank-name", get_model("  ")),
    case("get-name-with-slash", get_model("a/b")),
    case("get-in-other-case", create_model("$name-A"), get_model("$name-a")),
    case(
        "get-shows-aliases-and-latest",
        create_model(),
        create_version(),
        create_version(),
        set_alias("champion"),
        get_model(),
    ),
    case(
        "update-description",
        create_model(),
        patch(UPDATE, {"name": "$name", "description": "x"}),
        get_model(),
    ),
    case(
        "update-without-description-clears",
        create_model(description="x"),
        patch(UPDATE, {"name": "$name"}),
        get_model(),
    ),
    case(
        "update-null-description",
        create_model(description="x"),
        patch(UPDATE, {"name": "$name", "description": None}),
        get_model(),
    ),
    case(
        "update-empty-description",
        create_model(description="x"),
        patch(UPDATE, {"name": "$name", "description": ""}),
        get_model(),
    ),
    case(
        "update-number-description",
        create_model(),
        patch(UPDATE, {"name": "$name", "description": 1}),
    ),
    case(
        "update-too-long-description",
        create_model(),
        patch(UPDATE, {"name": "$name", "description": "d" * 5001}),
    ),
    case("update-missing", patch(UPDATE, {"name": "$name", "description": "x"})),
    case("update-without-name", patch(UPDATE, {"description": "x"})),
    case("update-bad-name", patch(UPDATE, {"name": "a:b", "description": "x"})),
    case(
        "update-keeps-versions",
        create_model(),
        create_version(),
        patch(UPDATE, {"name": "$name", "description": "x"}),
    ),
    case(
        "rename",
        create_model(description="d", tags=tags(a="1")),
        create_version(),
        set_alias("champion"),
        post(RENAME, {"name": "$name", "new_name": "$name-new"}),
        get_model(),
        get_model("$name-new"),
    ),
    case(
        "rename-to-taken",
        create_model(),
        create_model("$name-2"),
        post(RENAME, {"name": "$name", "new_name": "$name-2"}),
        get_model(),
    ),
    case("rename-to-itself", create_model(), post(RENAME, {"name": "$name", "new_name": "$name"})),
    case(
        "rename-case-only",
        create_model("$name-a"),
        post(RENAME, {"name": "$name-a", "new_name": "$name-A"}),
        get_model("$name-a"),
    ),
    case("rename-missing", post(RENAME, {"name": "$name", "new_name": "$name-2"})),
    case("rename-without-new-name", create_model(), post(RENAME, {"name": "$name"})),
    case("rename-without-name", post(RENAME, {"new_name": "$name-2"})),
    case("rename-to-empty", create_model(), post(RENAME, {"name": "$name", "new_name": ""})),
    case("rename-to-blank", create_model(), post(RENAME, {"name": "$name", "new_name": " "})),
    case("rename-to-slash", create_model(), post(RENAME, {"name": "$name", "new_name": "a/b"})),
    case("rename-to-colon", create_model(), post(RENAME, {"name": "$name", "new_name": "a:b"})),
    case("rename-to-dots", create_model(), post(RENAME, {"name": "$name", "new_name": ".."})),
    case("rename-missing-to-bad-name", post(RENAME, {"name": "$name", "new_name": "a/b"})),
    case("rename-to-number", create_model(), post(RENAME, {"name": "$name", "new_name": 5})),
    case(
        "rename-frees-the-old-name",
        create_model(),
        create_version(),
        post(RENAME, {"name": "$name", "new_name": "$name-new"}),
        create_model(),
        create_version(),
    ),
    case("delete", create_model(), create_version(), set_alias("a"), delete_model(), get_model()),
    case("delete-twice", create_model(), delete_model(), delete_model()),
    case("delete-missing", delete_model()),
    case("delete-without-name", delete("registered-models/delete", {})),
    case("delete-bad-name", delete_model("a/b")),
    case("delete-number-name", delete_model(5)),
    case(
        "versions-start-at-one-after-delete",
        create_model(),
        create_version(),
        create_version(),
        delete_model(),
        create_model(),
        create_version(),
    ),
]
