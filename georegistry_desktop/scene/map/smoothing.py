"""A picture drawn with twice as many pixels each way, made smooth at its own size."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.scene.map.grid import Array

_EVEN = np.uint32(0x00FF00FF)


def halved(argb: Array) -> Array:
    """uint32 (2h, 2w), 0xAARRGGBB multiplied by alpha, to (h, w): each pixel is the mean of four."""
    even = np.zeros((argb.shape[0] // 2, argb.shape[1] // 2), dtype=np.uint32)
    odd = np.zeros_like(even)
    for row in (0, 1):
        for column in (0, 1):
            quarter = argb[row::2, column::2]
            # Two channels at a time: four of 8 bits each have room in 16.
            even += quarter & _EVEN
            odd += (quarter >> 8) & _EVEN
    mean: Array = (even + 0x00020002 >> 2 & _EVEN) | ((odd + 0x00020002 >> 2 & _EVEN) << 8)
    return mean
