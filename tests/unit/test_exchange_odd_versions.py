"""Versions that no reader of ours would make, for other programs write into registries too: each writer
writes them, and says what it leaves out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from factories import square, uid, version_frame
from shapely import MultiPolygon, Point

from georegistry_desktop import exchange

KINDS = (
    *(("csv", layout) for layout in ("plain", "spreadsheet")),
    *(("gpkg", layout) for layout in ("plain", "iaso")),
    *(
        (kind, "plain")
        for kind in ("json", "xlsx", "geojson", "flatgeobuf", "geoparquet", "kml", "dhis2", "dhis2-csv")
    ),
)
ROWS = {
    "dates": {"opening_date": "31/12/2020", "closed_date": "0001-01-01"},
    "json": {"extra": "{", "aliases": "a;b", "translations": "[1]"},
    "other json": {"extra": "[]", "aliases": '{"a": 1}', "translations": '"x"'},
    "deep json": {"extra": "[" * 3000, "aliases": "[" * 3000},
    "numbers": {"point": Point(1, 2), "altitude": np.inf, "accuracy": -np.inf},
    "characters": {"name": "".join(map(chr, range(1, 160))) + "\u202e\ufffe\U0010ffff", "code": "\x0b"},
    "long": {"name": "x" * 100_000, "extra": '{"' + "k" * 100_000 + '": 1}', "type": "T" * 1000},
    "empty": {"name": "", "code": "", "source_ref": "", "type": "", "extra": "", "aliases": "[]"},
    "empty shapes": {"point": Point(), "boundary": MultiPolygon()},
    "far shapes": {"point": Point(1e300, -1e300), "boundary": square(1e6)},
    "no parent": {"parent": None, "status": "GOOD"},
}


@pytest.mark.parametrize("row", ROWS, ids=str)
@pytest.mark.parametrize(("kind", "layout"), KINDS, ids=str)
def test_that_whatever_a_version_holds_is_written(tmp_path: Path, kind: str, layout: str, row: str) -> None:
    odd = version_frame(
        [{"ref": "a"}, {"ref": "b", "uuid": uid("b"), "parent": "a", **ROWS[row]}],
        groups=[(uid("g"), "", "", ROWS[row].get("code"))],
        memberships=[(uid("b"), uid("g"))],
        references=[(uid("b"), "", "")],
    )
    path = tmp_path / "out"
    told = exchange.losses(odd, path, format=kind, layout=layout)
    assert all(problem.message and problem.severity == "warning" for problem in told)
    exchange.write(odd, path, format=kind, layout=layout)
    assert path.stat().st_size > 50
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
