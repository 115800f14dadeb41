"""Places as people write and paste them."""

from __future__ import annotations

import pytest
from shapely import Point

from georegistry_desktop.domain import Refused
from georegistry_desktop.ui.inspector.positions import typed_position

NJALA = Point(-12.1, 8.2)


@pytest.mark.parametrize(
    "text",
    [
        "8.2, -12.1",
        "8.2,-12.1",
        " (8.2 -12.1) ",
        "8,2; -12,1",
        "8,2, -12,1",
        "8.2 , −12.1",
        "8°12'0\"N 12°6'0\"W",
        "8°12′00.0″ N, 12°06′00.0″ W",
        "12°6'0\"W 8°12'0\"N",
        "N8.2 W12.1",
        "8.2N12.1W",
        "8.2 N, 12.1 O",
        "8 12 0 N 12 6 0 W",
        "8 12.0 N, 12 6.0 W",
        "POINT (-12.1 8.2)",
    ],
)
def test_that_a_place_is_read_whichever_way_it_is_written(text: str) -> None:
    point = typed_position(text)
    assert point is not None
    assert point.equals_exact(NJALA, 1e-9)


def test_that_an_empty_text_is_no_place() -> None:
    assert typed_position("  ") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("north", "no latitude with a longitude"),
        ("8.2", "no latitude with a longitude"),
        ("8°75'N 12°W", "no latitude with a longitude"),
        ("8.2N 12.1S", "no latitude with a longitude"),
        ("120, 8", "the two may be swapped"),
        ("200, 300", "leaves the range of degrees"),
        ("POINT (1)", "POINT"),
    ],
)
def test_that_what_is_no_place_is_told_with_what_is_expected(text: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        typed_position(text)
    assert reason in f"{caught.value} {caught.value.remedy}"
