"""Artifacts where both servers keep them in S3: as in ``artifacts``, and what S3 brings about."""

from __future__ import annotations

from typing import Any

from twin.cases.artifacts import CONTENTS
from twin.deviations import artifacts
from twin.deviations.deviation import Deviation, Deviations

DEVIATIONS = Deviations()

# Names that the reference keeps in S3 as they are meant, unlike in a folder.
_AGREED = {
    ("artifacts/upload-to-dot-inside", 1),
    ("artifacts/upload-to-http-uri", 1),
}
_PROXY_CONDITIONS = "artifact_downloads/conditions-of-proxy-file"


def _theirs(body: Any) -> Any:
    return body


DEVIATIONS.add(
    Deviation(
        "The reference sends what comes from S3 without saying how much it is, or that parts of it"
        " can be had: who receives half of it does not notice.",
        status=200,
        error_code=None,
        body=_theirs,
    ),
    *((f"artifacts/round-trip-{label}", 2) for label in CONTENTS),
    ("artifacts/upload-again", 3),
    ("artifacts/upload-with-content-type", 2),
    ("artifacts/ajax-round-trip", 2),
    ("direct_transfers/upload-in-parts", 5),
    *((_PROXY_CONDITIONS, step) for step in (4, 8, 10, 11, 12, 14, 17)),
)

for _label, _part in {
    "first-byte": "0",
    "middle": "234",
    "to-the-end": "789",
    "last": "789",
    "cut-off": "56789",
    "suffix-too-long": "0123456789",
}.items():
    DEVIATIONS.add(
        Deviation(
            "The reference's proxy sends all of a file in S3 to who asks for a part.",
            status=206,
            error_code=None,
            body=lambda _, part=_part: part,
        ),
        (f"artifact_downloads/range-of-proxy-file-{_label}", 4),
    )

DEVIATIONS.add(
    Deviation(
        "The part that was asked for, since the file is still the one that was meant.",
        status=206,
        error_code=None,
        body=lambda _: "01",
    ),
    *((_PROXY_CONDITIONS, step) for step in (16, 18)),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on a file that is not there, and clients try again and"
        " again.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("artifacts/download-missing", 1),
    ("artifacts/delete-file", 3),
    *((f"artifacts/download-from-{label}", 1) for label in ("tilde", "query-like", "colon")),
    ("artifact_downloads/get-artifact", 7),
    ("artifact_downloads/version-artifact", 7),
    ("artifact_downloads/logged-model-file", 5),
    *(
        (f"artifact_downloads/{endpoint}-file-at-{label}", step)
        for endpoint, step in (("run", 4), ("version", 6), ("logged-model", 4))
        for label in ("missing", "query")
    ),
)

DEVIATIONS.add(
    Deviation("The reference sends an empty file for a folder, as if it had been one."),
    ("artifacts/download-folder", 2),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 where an upload or its parts are none that S3 knows."),
    ("artifact_transfers/mpu-complete", 1),
    *(
        (f"artifact_transfers/mpu-complete-{label}", 1)
        for label in ("parts-text", "part-number-text", "unknown-field")
    ),
    *(
        (f"artifact_transfers/mpu-abort-{label}", 1)
        for label in ("num-parts-text", "num-parts-list")
    ),
    ("direct_transfers/upload-in-parts-without-a-part", 2),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on an upload that S3 does not know.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("artifact_transfers/mpu-abort", 1),
    *(
        (f"artifact_transfers/mpu-abort-{label}", 1)
        for label in ("parts-text", "part-number-text", "unknown-field")
    ),
    *(("direct_transfers/upload-in-parts-aborted", step) for step in (4, 5)),
    ("direct_transfers/upload-in-parts-unknown", 1),
    ("direct_transfers/upload-in-parts-unknown-aborted", 1),
)

DEVIATIONS.add(
    Deviation("S3 completes no upload without parts, of which the reference begins one."),
    *(
        (f"artifact_transfers/mpu-create-{label}", 1)
        for label in ("upload-id-number", "parts-text", "part-number-text", "unknown-field")
    ),
    *((f"direct_transfers/upload-in-{count}-parts", 1) for count in (0, -1)),
)

DEVIATIONS.add(
    Deviation("S3 takes no URL that is signed for that long: the reference signs it nevertheless."),
    *((f"direct_transfers/direct-upload-for-{seconds}-seconds", 3) for seconds in (0, -1, 604_801)),
)

DEVIATIONS.add(
    Deviation(
        "The message names what is missing.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No such artifact: '$name/a.txt'",
    ),
    ("artifact_transfers/presigned", 1),
    ("direct_transfers/signed-download-of-missing", 1),
)

DEVIATIONS.add(
    Deviation(
        "The message names what is missing.", status=404, error_code="RESOURCE_DOES_NOT_EXIST"
    ),
    ("direct_transfers/direct-download-of-missing", 3),
)

DEVIATIONS.add(
    Deviation("A folder is refused as in every other download, and not told to be missing."),
    ("direct_transfers/signed-download-of-folder", 2),
)

DEVIATIONS.add(
    Deviation(
        "The name of a download has quotes only where it needs them, as in every other download.",
        status=200,
        error_code=None,
        body=_theirs,
    ),
    ("direct_transfers/direct-run", 9),
)

for _step, _deviation in artifacts.DEVIATIONS.items():
    if _step not in _AGREED:
        DEVIATIONS.add(_deviation, _step)
