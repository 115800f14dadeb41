"""FHIR that cannot be read as it is: missing pages, resources alone, wrong kinds of values."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fhir_bundles import (
    BOUNDARY,
    JURISDICTION,
    attached,
    location,
    organization,
    parents,
    ref,
    saved,
    told,
    unit,
)

from georegistry_desktop import exchange


@pytest.mark.parametrize(
    ("attachment", "code"),
    [
        (attached("?"), "geometry-bad"),
        (attached(base64.b64encode(b"{").decode()), "geometry-bad"),
        (attached(base64.b64encode(b"\xff").decode()), "geometry-bad"),
        (attached({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "geometry-kind"),
        (attached({"type": "Polygon", "coordinates": "x"}), "geometry-bad"),
        (attached([]), "geometry-empty"),
        ({"url": BOUNDARY, "valueAttachment": {"url": "http://x.example/a"}}, "fhir-boundary-away"),
        ({"url": BOUNDARY, "valueAttachment": 7}, "value-kind"),
        ({"url": BOUNDARY}, "value-kind"),
    ],
)
def test_that_a_boundary_that_cannot_be_read_is_told(tmp_path: Path, attachment: Any, code: str) -> None:
    incoming = exchange.read(saved(tmp_path / "a.json", location("a", extension=[attachment])))
    assert told(incoming) == [code]
    assert unit(incoming, "a")["boundary"] is None


def test_that_pages_are_put_together_and_a_missing_one_is_told(tmp_path: Path) -> None:
    def link(**urls: str) -> list[dict[str, str]]:
        return [{"relation": relation, "url": url} for relation, url in urls.items()]

    shared = organization("o", type=[JURISDICTION])
    one = saved(tmp_path / "1.json", location("a"), shared, kind="searchset", link=link(self="u1", next="u2"))
    two = saved(
        tmp_path / "2.json",
        location("b", partOf=ref("Location/a")),
        shared,
        {"resource": {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}},
        kind="searchset",
        link=link(self="u2"),
    )
    assert told(exchange.read(one)) == ["fhir-page"]
    both = exchange.read([one, two])
    assert told(both) == ["fhir-left-out"]
    assert parents(both) == {"a": None, "b": "a", "o": None}


def test_that_a_resource_alone_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(location("a")))
    incoming = exchange.read(path)
    assert incoming.origin["format"] == "fhir"
    assert parents(incoming) == {"a": None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"resourceType": "Bundle"}', "units-missing"),
        ('{"resourceType": "Bundle", "entry": {}}', "record-bad"),
        ('{"resourceType": "Bundle", "entry": [1, null, {}, {"resource": 3}]}', "record-bad"),
        ('{"resourceType": "Patient"}', "fhir-left-out"),
        ('{"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE"}}]}', "fhir-left-out"),
        ('{"resourceType": "Bundle", "entry": [', "file-unreadable"),
        ('{"resourceType": "Bundle", "entry": ' + "[" * 100_000, "file-unreadable"),
        ('{"resourceType": 7, "entry": []}', "metadata-empty"),
    ],
)
def test_that_what_holds_no_places_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    incoming = exchange.read(path)
    assert code in told(incoming)
    assert incoming.refused(lenient=True)


WRONG: tuple[Any, ...] = (
    7,
    1.5,
    True,
    "x",
    [],
    {},
    [1],
    {"a": 1},
    [[]],
    [{}],
    None,
    "\ud800",
    [None],
    "é" * 999,
)

KEYS = (
    *("id", "name", "_name", "alias", "status", "identifier", "position", "partOf", "type", "extension"),
    *("managingOrganization", "physicalType", "telecom", "meta", "form", "active"),
)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", [location, organization])
def test_that_wrong_kinds_of_values_are_problems_and_no_crash(
    tmp_path: Path, key: str, kind: Callable[..., dict[str, Any]]
) -> None:
    for value in WRONG:
        path = saved(tmp_path / "a.json", kind("a") | {key: value}, location("b", partOf=ref("Location/a")))
        incoming = exchange.read(path)
        assert incoming.version is not None
        assert all(p.message and p.remedy is not None for p in incoming.problems)
