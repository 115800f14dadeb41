"""What an area gained and lost, pixel by pixel."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.scene.map.overlaying import changed_area, changed_pixels

BASE = np.array([[0, 0, 1, 1, -1, 2]], np.int32)
OTHER = np.array([[5, 6, 6, 6, 6, -1]], np.int32)
TO_OTHER = np.array([5, 6, -1, -1], np.int32)


def which(pixels: np.ndarray) -> list[int]:
    return np.flatnonzero(pixels[0]).tolist()


def test_that_every_pixel_is_gained_lost_common_or_passed_on() -> None:
    found = changed_pixels(BASE, OTHER, TO_OTHER)
    assert which(found.gained) == [4]
    assert which(found.lost) == [5]
    assert which(found.common) == [0, 2, 3]
    assert which(found.passed) == [1]


def test_that_of_certain_units_only_their_own_pixels_count() -> None:
    found = changed_area(BASE == 0, OTHER == 5)
    assert (which(found.gained), which(found.lost), which(found.common)) == ([], [1], [0])
    assert which(found.passed) == []


def test_that_what_is_new_or_gone_is_gained_or_lost_whole() -> None:
    nothing = np.full((1, 6), -1, np.int32)
    assert which(changed_pixels(nothing, OTHER, TO_OTHER).gained) == [0, 1, 2, 3, 4]
    assert which(changed_pixels(BASE, nothing, TO_OTHER).lost) == [0, 1, 2, 3, 5]
