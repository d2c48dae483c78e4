"""Artifacts: their transfer, their paths, ranges and conditions."""

from __future__ import annotations

from twin.deviations.deviation import Deviation, Deviations

DEVIATIONS = Deviations()

DEVIATIONS.add(
    Deviation("The reference fails with 500 on this bad input."),
    ("artifact_transfers/mpu-create-num-parts-list", 1),
    ("artifact_transfers/presigned-upload-expiration-list", 3),
    ("artifact_transfers/presigned-download-expiration-list", 3),
    ("artifacts/upload-below-a-file", 2),
    ("artifacts/upload-over-a-folder", 2),
)

DEVIATIONS.add(
    Deviation("The reference redirects to the path without its root; it is refused elsewhere."),
    ("artifacts/delete-at-absolute", 1),
    ("artifacts/delete-at-encoded-absolute", 1),
    ("artifact_transfers/mpu-create-to-absolute", 1),
    ("artifact_transfers/mpu-complete-to-absolute", 1),
    ("artifact_transfers/mpu-abort-to-absolute", 1),
    ("artifact_transfers/presigned-of-absolute", 1),
)

DEVIATIONS.add(
    Deviation("A backslash separates folders on some stores, a NUL ends names: neither is taken."),
    ("artifacts/upload-to-backslash-parent", 1),
    ("artifacts/download-from-backslash-parent", 1),
    ("artifacts/delete-at-backslash-parent", 1),
    ("artifacts/upload-to-nul", 1),
    ("artifacts/download-from-nul", 1),
    ("artifacts/delete-at-nul", 1),
    ("artifacts/list-nul", 1),
    ("artifacts/run-list-path-nul", 3),
)

_DOTS_REASON = "Dots and doubled slashes are resolved as in any URL; the reference mostly fails."

DEVIATIONS.add(
    Deviation(_DOTS_REASON, status=405, error_code="ENDPOINT_NOT_FOUND"),
    ("artifacts/upload-to-dot", 1),
    ("artifacts/upload-to-encoded-dot", 1),
    ("artifacts/upload-without-path", 1),
)

DEVIATIONS.add(
    Deviation(_DOTS_REASON, status=200, error_code=None),
    ("artifacts/download-from-dot", 1),
    ("artifacts/download-from-encoded-dot", 1),
    ("artifacts/download-without-path", 1),
    ("artifacts/upload-to-dot-inside", 1),
    ("artifacts/upload-to-http-uri", 1),
)

DEVIATIONS.add(
    Deviation(
        _DOTS_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No such artifact: '$name/a.txt'",
    ),
    ("artifacts/download-from-dot-inside", 1),
    ("artifacts/download-from-double-slash-inside", 1),
)

DEVIATIONS.add(
    Deviation(
        _DOTS_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No such artifact: 'http:/$name/a'",
    ),
    ("artifacts/download-from-http-uri", 1),
)

DEVIATIONS.add(
    Deviation("A path of blanks names nothing."),
    ("artifacts/run-list-path-blank", 3),
)

DEVIATIONS.add(
    Deviation(
        "RFC 9110 lets a server ignore ranges it does not follow, and a suffix may be longer than"
        " the file. The reference answers 400, 416 or several parts, by endpoint.",
        status=200,
        error_code=None,
        body=lambda _: "0123456789",
    ),
    *(
        (f"artifact_downloads/range-of-{endpoint}-file-{label}", 4)
        for endpoint in ("run", "proxy")
        for label in ("turned-around", "two", "other-unit", "junk", "empty")
    ),
)

DEVIATIONS.add(
    Deviation(
        "A suffix longer than the file is the whole file (RFC 9110).",
        status=206,
        error_code=None,
        body=lambda _: "0123456789",
    ),
    ("artifact_downloads/range-of-run-file-suffix-too-long", 4),
)

DEVIATIONS.add(
    Deviation(
        "The same refusal as elsewhere, where the reference sends an empty text.",
        status=416,
        error_code="BAD_REQUEST",
        message="The requested range is not within the file's 10 bytes.",
    ),
    *(
        (f"artifact_downloads/range-of-proxy-file-{label}", 4)
        for label in ("beyond", "beyond-between", "suffix-of-nothing")
    ),
)

DEVIATIONS.add(
    Deviation(
        "The reference's proxy knows no conditions and sends what the client has already.",
        status=304,
        error_code=None,
        body=lambda _: "",
    ),
    *(("artifact_downloads/conditions-of-proxy-file", step) for step in (5, 6, 7, 9)),
)

DEVIATIONS.add(
    Deviation(
        "The reference sends another file than the one that was asked for: its proxy knows no"
        " conditions, the rest no If-Unmodified-Since, and with a 412 it sends the file.",
        status=412,
        error_code="BAD_REQUEST",
    ),
    *(("artifact_downloads/conditions-of-proxy-file", step) for step in (13, 15)),
    *(("artifact_downloads/conditions-of-run-file", step) for step in (13, 15)),
)

DEVIATIONS.add(
    Deviation("Backslashes, control characters and look-alikes of dots lead elsewhere somewhere."),
    *(
        (f"artifact_downloads/{endpoint}-file-at-{label}", step)
        for endpoint, step in (("run", 4), ("version", 6), ("logged-model", 4))
        for label in ("backslash", "nul")
    ),
    *(
        (f"artifact_downloads/run-file-at-{label}", 4)
        for label in (
            "full-width-parent",
            "full-width-slash",
            "two-dot-leader",
            "division-slash",
        )
    ),
    ("artifact_uploads/upload-to-backslash", 3),
    ("artifact_uploads/upload-to-nul", 3),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on names its file system does not hold."),
    ("artifact_downloads/run-file-at-too-long", 4),
    ("artifact_downloads/version-file-at-too-long", 6),
    ("artifact_downloads/logged-model-file-at-too-long", 4),
    ("artifact_uploads/upload-to-too-long", 3),
)

DEVIATIONS.add(
    Deviation("The reference names the folder with the dot or slash that was sent."),
    ("artifact_downloads/run-file-at-folder", 4),
    ("artifact_downloads/version-file-at-folder", 6),
    ("artifact_downloads/logged-model-file-at-folder", 4),
    ("artifact_downloads/run-file-at-empty", 4),
    ("artifact_downloads/version-file-at-empty", 6),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on an upload to a folder."),
    ("artifact_uploads/upload-to-folder", 3),
    ("artifact_uploads/upload-to-root", 3),
)

DEVIATIONS.add(
    Deviation(
        "Modelkeep has no AI gateway, and the web UI shows one where it is announced.",
        status=200,
        error_code=None,
        body=lambda theirs: theirs | {"features_enabled": {"gateway": False}},
    ),
    ("artifact_transfers/server-info", 1),
    ("artifact_transfers/server-info-of-the-ui", 1),
)
