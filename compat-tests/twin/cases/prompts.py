"""Prompts: registered models with a tag, hidden from plain searches."""

from twin.registry import (
    IS_PROMPT,
    create_model,
    create_version,
    delete_model,
    get_by_alias,
    get_model,
    get_version,
    search_models,
    search_versions,
    set_alias,
    set_model_tag,
    set_version_tag,
)
from twin.scenario import Step, case

PROMPT_TEXT = "mlflow.prompt.text"
PROMPT_SOURCE = "prompt-template"
MINE = "name LIKE '$name%'"


def prompt(name: str = "$name", value: str = "true") -> Step:
    return create_model(name, tags=[{"key": IS_PROMPT, "value": value}])


def prompt_version(
    name: str = "$name",
    text: str = "Say {{word}}",
    source: str = PROMPT_SOURCE,
    value: str = "true",
) -> Step:
    tags = [{"key": IS_PROMPT, "value": value}, {"key": PROMPT_TEXT, "value": text}]
    return create_version(name, source=source, tags=tags)


MODEL_AND_PROMPT = (
    create_model("$name-m"),
    create_version("$name-m"),
    prompt("$name-p"),
    prompt_version("$name-p"),
)

FILTERS = {
    "plain": MINE,
    "true": f"{MINE} AND tags.`{IS_PROMPT}` = 'true'",
    "true-upper-case": f"{MINE} AND tags.`{IS_PROMPT}` = 'TRUE'",
    "not-true": f"{MINE} AND tags.`{IS_PROMPT}` != 'true'",
    "false": f"{MINE} AND tags.`{IS_PROMPT}` = 'false'",
    "not-false": f"{MINE} AND tags.`{IS_PROMPT}` != 'false'",
    "like-true": f"{MINE} AND tags.`{IS_PROMPT}` LIKE 'true'",
    "other-value": f"{MINE} AND tags.`{IS_PROMPT}` = 'yes'",
    "not-other-value": f"{MINE} AND tags.`{IS_PROMPT}` != 'yes'",
    "double-quoted-key": f"{MINE} AND tags.\"{IS_PROMPT}\" = 'true'",
    "unquoted-key": f"{MINE} AND tags.{IS_PROMPT} = 'true'",
    "true-and-other-tag": f"{MINE} AND tags.`{IS_PROMPT}` = 'true' AND tags.a = '1'",
    "both-ways": f"{MINE} AND tags.`{IS_PROMPT}` = 'true' AND tags.`{IS_PROMPT}` != 'true'",
    "by-name": "name = '$name-p'",
    "by-text": f"{MINE} AND tags.`{PROMPT_TEXT}` LIKE 'Say%'",
}

CASES = [
    *(
        case(f"models-{label}", *MODEL_AND_PROMPT, search_models(text))
        for label, text in FILTERS.items()
    ),
    *(
        case(f"versions-{label}", *MODEL_AND_PROMPT, search_versions(text))
        for label, text in FILTERS.items()
    ),
    case("create", prompt(), prompt_version(), get_model(), get_version()),
    case("create-twice", prompt(), prompt()),
    case("prompt-named-as-model", create_model(), prompt()),
    case("model-named-as-prompt", prompt(), create_model()),
    case("tag-value-in-other-case", prompt("$name-p", value="True"), search_models(MINE)),
    case("tag-value-false", prompt("$name-p", value="false"), search_models(MINE)),
    case("alias", prompt(), prompt_version(), set_alias("production"), get_by_alias("production")),
    case(
        "model-becomes-prompt",
        create_model(),
        set_model_tag(IS_PROMPT, "true"),
        search_models(MINE),
    ),
    case(
        "version-becomes-prompt",
        create_model(),
        create_version(),
        set_version_tag(IS_PROMPT, "true"),
        search_versions(MINE),
        search_models(MINE),
    ),
    case("plain-version-of-prompt", prompt(), create_version(), search_versions(MINE)),
    case("prompt-version-of-model", create_model(), prompt_version(), search_versions(MINE)),
    case("prompt-source-remote", prompt(), prompt_version(source="s3://bucket/prompt")),
    case("prompt-source-local", prompt(), prompt_version(source="/etc/passwd")),
    case("prompt-source-other-placeholder", prompt(), prompt_version(source="dummy-source")),
    case("prompt-source-for-plain-version", create_model(), create_version(source=PROMPT_SOURCE)),
    case("version-tag-in-other-case", prompt(), prompt_version(value="TRUE"), get_version()),
    case("long-text", prompt(), prompt_version(text="x" * 100_000)),
    case("too-long-text", prompt(), prompt_version(text="x" * 100_001)),
    case("unicode-text", prompt(), prompt_version(text="说 {{词}} 🚀"), get_version()),
    case("delete", prompt(), prompt_version(), delete_model(), get_model()),
]
