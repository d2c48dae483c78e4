"""Stages: transitions, archiving, latest versions."""

from twin.registry import (
    create_model,
    create_version,
    delete_version,
    get_model,
    get_version,
    move_to_stage,
    set_alias,
)
from twin.scenario import case, get, post

LATEST = "registered-models/get-latest-versions"
TRANSITION = "model-versions/transition-stage"

ODD_STAGES = {
    "lower": "production",
    "upper": "STAGING",
    "mixed": "pRoDuCtIoN",
    "archived-lower": "archived",
    "none-lower": "none",
    "unknown": "Live",
    "empty": "",
    "blank": " ",
    "spaces-around": " Production ",
    "deleted-internal": "Deleted_Internal",
    "turkish-i": "Stagıng",
    "number": 5,
    "null": None,
    "list": ["Production"],
    "boolean": True,
}
ARCHIVE_VALUES = {
    "true": True,
    "false": False,
    "null": None,
    "text-true": "true",
    "text-other": "yes",
    "one": 1,
    "list": [True],
}

TWO_VERSIONS = (create_model(), create_version(), create_version())

CASES = [
    case(
        "through-all-stages",
        create_model(),
        create_version(),
        move_to_stage("Staging"),
        move_to_stage("Production"),
        move_to_stage("Archived"),
        move_to_stage("None"),
        get_version(),
        get_model(),
    ),
    case(
        "to-the-same-stage",
        create_model(),
        create_version(),
        move_to_stage("Staging"),
        move_to_stage("Staging"),
    ),
    *(
        case(
            f"stage-{label}", create_model(), create_version(), move_to_stage(stage), get_version()
        )
        for label, stage in ODD_STAGES.items()
    ),
    case(
        "stage-missing",
        create_model(),
        create_version(),
        post(TRANSITION, {"name": "$name", "version": "1"}),
    ),
    case(
        "without-archiving-keeps-both",
        *TWO_VERSIONS,
        move_to_stage("Production"),
        move_to_stage("Production", "2", archive_existing_versions=False),
        get_version(),
        get_model(),
    ),
    case(
        "archiving-moves-the-other",
        *TWO_VERSIONS,
        move_to_stage("Production"),
        move_to_stage("Production", "2", archive_existing_versions=True),
        get_version(),
        get_model(),
    ),
    case(
        "archiving-in-lower-case",
        *TWO_VERSIONS,
        move_to_stage("Staging"),
        move_to_stage("staging", "2", archive_existing_versions=True),
        get_version(),
    ),
    case(
        "archiving-leaves-other-stages",
        *TWO_VERSIONS,
        move_to_stage("Staging"),
        move_to_stage("Production", "2", archive_existing_versions=True),
        get_version(),
    ),
    case(
        "archiving-itself",
        create_model(),
        create_version(),
        move_to_stage("Production"),
        move_to_stage("Production", archive_existing_versions=True),
    ),
    case(
        "archiving-with-leading-zero",
        create_model(),
        create_version(),
        move_to_stage("Production"),
        move_to_stage("Production", "01", archive_existing_versions=True),
        get_version(),
    ),
    case(
        "archiving-to-none",
        create_model(),
        create_version(),
        move_to_stage("None", archive_existing_versions=True),
    ),
    case(
        "archiving-to-archived",
        create_model(),
        create_version(),
        move_to_stage("archived", archive_existing_versions=True),
    ),
    case(
        "archiving-to-none-of-missing-model", move_to_stage("None", archive_existing_versions=True)
    ),
    case(
        "archiving-for-missing-version",
        create_model(),
        create_version(),
        move_to_stage("Production"),
        move_to_stage("Production", "9", archive_existing_versions=True),
        get_version(),
    ),
    *(
        case(
            f"archive-flag-{label}",
            *TWO_VERSIONS,
            move_to_stage("Production"),
            move_to_stage("Production", "2", archive_existing_versions=value),
            get_version(),
        )
        for label, value in ARCHIVE_VALUES.items()
    ),
    case("missing-version", create_model(), move_to_stage("Staging")),
    case("missing-model", move_to_stage("Staging")),
    case("unknown-stage-of-missing-model", move_to_stage("Live")),
    case("version-text", create_model(), move_to_stage("Staging", "abc")),
    case("version-number", create_model(), create_version(), move_to_stage("Staging", 1)),
    case("version-missing", create_model(), post(TRANSITION, {"name": "$name", "stage": "None"})),
    case("name-missing", post(TRANSITION, {"version": "1", "stage": "None"})),
    case(
        "latest-of-all-stages",
        *TWO_VERSIONS,
        create_version(),
        move_to_stage("Production"),
        get(LATEST, {"name": "$name"}),
        get_model(),
    ),
    case(
        "latest-by-stage",
        *TWO_VERSIONS,
        move_to_stage("Production"),
        get(LATEST, [("name", "$name"), ("stages", "Production")]),
        get(LATEST, [("name", "$name"), ("stages", "none")]),
        get(LATEST, [("name", "$name"), ("stages", "Staging")]),
    ),
    case(
        "latest-by-post",
        *TWO_VERSIONS,
        move_to_stage("Production"),
        post(LATEST, {"name": "$name"}),
        post(LATEST, {"name": "$name", "stages": []}),
        post(LATEST, {"name": "$name", "stages": ["production"]}),
        post(LATEST, {"name": "$name", "stages": ["Staging", "None"]}),
    ),
    case(
        "latest-repeated-stage",
        *TWO_VERSIONS,
        post(LATEST, {"name": "$name", "stages": ["None", "none"]}),
    ),
    case(
        "latest-unknown-stage", create_model(), post(LATEST, {"name": "$name", "stages": ["Live"]})
    ),
    case(
        "latest-unknown-stage-of-missing-model", post(LATEST, {"name": "$name", "stages": ["Live"]})
    ),
    case("latest-empty-stage", create_model(), post(LATEST, {"name": "$name", "stages": [""]})),
    case(
        "latest-stage-text", create_model(), post(LATEST, {"name": "$name", "stages": "Production"})
    ),
    case("latest-stage-number", create_model(), post(LATEST, {"name": "$name", "stages": [1]})),
    case("latest-null-stages", *TWO_VERSIONS, post(LATEST, {"name": "$name", "stages": None})),
    case("latest-missing-model", post(LATEST, {"name": "$name"})),
    case("latest-without-name", post(LATEST, {})),
    case("latest-of-no-versions", create_model(), post(LATEST, {"name": "$name"})),
    case(
        "latest-with-aliases",
        create_model(),
        create_version(),
        set_alias("a"),
        post(LATEST, {"name": "$name"}),
    ),
    case(
        "latest-after-delete", *TWO_VERSIONS, delete_version("2"), post(LATEST, {"name": "$name"})
    ),
]
