"""Areas that only one of the two databases would hold."""

from __future__ import annotations

import json
from pathlib import Path

from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import import_version


def test_that_an_area_that_encloses_nothing_is_left_out_on_both_databases(
    registry: Registry, tmp_path: Path
) -> None:
    rings = {"thin": [[0, 0], [1, 1], [0, 0]], "crossed": [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]}
    features = [
        {
            "type": "Feature",
            "properties": {"ref": ref, "name": ref},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for ref, ring in rings.items()
    ]
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    import_version(registry, path, source="A", lenient=True)
    assert registry.unit("A", "thin").boundary is None
    assert registry.unit("A", "crossed").boundary is not None
