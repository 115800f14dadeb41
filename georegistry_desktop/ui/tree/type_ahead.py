"""Going to a row by typing the beginning of its name."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtWidgets import QApplication

from georegistry_desktop.domain.names import fold
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.scene.tree.spans import Rows


class TypeAhead:
    """Remembers what was typed; letters after a pause begin anew."""

    def __init__(self) -> None:
        self._typed, self._at = "", 0.0

    def row(self, tree: TreeArrays, rows: Rows, here: int, letters: str) -> int:
        """The row of ``rows`` that ``letters`` lead to from place ``here``, -1 for none; goes round.

        Accents and case do not matter. The same letter again and again goes from one row to the next.
        """
        now = time.monotonic()
        paused = now - self._at > QApplication.keyboardInputInterval() / 1000
        self._typed, self._at = letters if paused else self._typed + letters, now
        begin = fold(self._typed)
        if not begin or not len(rows):
            return -1
        again = len(set(begin)) == 1
        in_turn = np.roll(rows, -here - again)
        found = tree.searched.beginning(begin[0] if again else begin, in_turn)
        return int(found[0]) if len(found) else -1
