"""What browsers meet: the files of the web UI, its features, checks of hosts and origins."""

from __future__ import annotations

from twin.deviations.deviation import Deviation, Deviations

DEVIATIONS = Deviations()

DEVIATIONS.add(
    Deviation(
        "The reference takes any name that begins as a private address does.",
        status=403,
        error_code=None,
    ),
    ("browser_security/host-private-looking-name", 1),
)

DEVIATIONS.add(
    Deviation(
        "What the reference answers its web UI alone is answered under both roots of the API.",
        status=200,
        error_code=None,
    ),
    *(
        (f"unoffered/get-{label}-below-api", 1)
        for label in ("assistant-config", "telemetry", "gateway-proxy")
    ),
)

DEVIATIONS.add(
    Deviation("A range that cannot be answered has no page of its own.", 416, error_code=None),
    ("ui_files/range-bytes-99999-", 1),
)

DEVIATIONS.add(
    Deviation("A unit of ranges that is not known is ignored, as HTTP says.", 200, error_code=None),
    ("ui_files/range-lines-1-2", 1),
)
