"""What the servers hold when they are measured: the same for both, written straight into tables.

Through the API the reference would need hours. The files in ``datasets`` make

- ``model-1`` to ``model-N``, each with three versions (1 in Production, 2 in Staging and under the
  alias ``champion``, 3 in no stage), and two tags on every model and version;
- ``small`` and ``large``, which differ in nothing but the number of their versions;
- ``written``, without versions, for the measurement of writers that meet at one model;
- experiments 1 to 1000, and in the first of them the runs 1 to N, whose ids are these numbers in
  hexadecimal: two params, two tags and two metrics of two points each (``loss`` and ``accuracy``,
  between 0 and 1), and in the first 100 of them ``series``, a metric of 1,000 points.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from postgres import Database

FOLDER = Path(__file__).resolve().parent / "datasets"


@dataclass(frozen=True)
class Size:
    """How much of it there is: models with three versions, versions of ``large``, and runs."""

    models: int
    versions: int
    runs: int


def load(server: str, database: Database, size: Size) -> None:
    """Fills the empty tables of ``server``, which made them when it was started."""
    values = asdict(size)
    for file in sorted(FOLDER.glob(f"{server}-*.sql")):
        database.execute(file.read_text(), values)
    # As PostgreSQL would do itself in its own time, and neither server while it is measured.
    database.execute("VACUUM ANALYZE")
    database.execute("CHECKPOINT")
