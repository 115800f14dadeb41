"""How often the first guess is right: on the real lists of the shared data, and on the made-up headings."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from heading_sets import SETS

from georegistry_desktop import exchange
from georegistry_desktop.exchange.mapping import FileMapping, guess
from georegistry_desktop.exchange.mapping.file_mapping import named

INDONESIA = {"code": "code", "parent_code": "parent_code", "level": "level", "name": "name"}
FRANCE = {
    "CODGEO": "ref",
    "LIBGEO": "name",
    "ARR": "R3",
    "ARR_LIB": "L3",
    "DEP": "R2",
    "DEP_LIB": "L2",
    "REG": "R1",
    "REG_LIB": "L1",
    "EPCI": "",
}
HXL = {"#country": "L1", "#adm1": "L2", "#sector+es": "", "#org+es": "", "#targeted+f": ""}
LISTS: dict[str, dict[str, str]] = {
    "indonesia/wilayah_2020.csv": INDONESIA,
    "indonesia/wilayah_2022.csv": INDONESIA,
    "france/communes_2014.csv": FRANCE,
    "france/communes_2024.csv": FRANCE,
    "philippines/psgc_2025-08-07.csv": {
        "psgc_id": "ref",
        "name": "name",
        "correspondence_code": "code",
        "geographic_level": "type",
        "old_names": "aliases",
        "city_class": "",
        "income_classification": "",
        "settlement_type": "",
        "population": "",
        "column 10": "",
        "barangay_status": "",
    },
    "geo-heter/left.csv": {
        "name": "name",
        "latitude": "latitude",
        "longitude": "longitude",
        "address": "",
        "postalCode": "",
    },
    "geo-heter/right.csv": {"name": "name", "position": "position", "address": "", "postalCode": ""},
    "hxl/input-valid.csv": {
        **HXL,
        "column 1": "",
        "#subsector+es": "",
        "#targeted+m": "",
        "#date+reported": "",
    },
    "hxl/input-fuzzy.csv": {
        "column 1": "",
        "#sector+es": "",
        "#subsector+es": "",
        "#org+es": "",
        "#targeted+f": "",
        "country": "L1",
        "adm1": "L2",
    },
    **{
        f"brazil-municipalities/geojs-{state}-mun.json": {"id": "ref", "name": "name", "description": ""}
        for state in (11, 29, 35, 53)
    },
}
"""What each heading stands for, as in ``heading_sets``: L1 … are names of levels, R1 … their references."""
MADE_UP = sum(map(len, SETS.values()))


def roles(mapping: FileMapping) -> dict[str, str]:
    found = {heading: field for field, heading in mapping.columns.items()}
    for number, level in enumerate(mapping.levels, 1):
        found |= {h: f"{kind}{number}" for kind, h in (("L", level.name), ("R", level.ref)) if h}
    return found


def wrong(mapping: FileMapping, meant: dict[str, str]) -> dict[str, str]:
    """The headings that are taken for something else, with what for."""
    found = roles(mapping)
    return {h: found.get(h, "") for h, field in meant.items() if found.get(h, "") != field}


@pytest.mark.parametrize("name", LISTS)
def test_that_the_first_guess_on_a_real_list_is_right(shared_data: Path, name: str) -> None:
    [found] = exchange.guess_mappings(shared_data / name)
    assert set(found.looks) == set(LISTS[name])
    assert wrong(found.mapping, LISTS[name]) == {}


def test_that_the_first_guess_is_right_on_all_made_up_headings() -> None:
    nothing = pa.chunked_array([pa.array([], pa.large_string())])
    missed = {
        name: told
        for name, meant in SETS.items()
        if (told := wrong(guess(named([*meant]), dict.fromkeys(meant, nothing))[0], meant))
    }
    assert missed == {}
    assert len(SETS) >= 30
    assert MADE_UP >= 172
