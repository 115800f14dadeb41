"""Cells that a spreadsheet would calculate, and the apostrophe that keeps it from that.

Only the spreadsheet layout puts it before such a cell; reading takes one off, so that every cell comes back.
For that a cell that begins with apostrophes of its own before such a sign gets one more, in either layout.
See owasp.org/www-community/attacks/CSV_Injection for the signs.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

_SIGNS = "[=+\\-@\t\r\n＝＋－＠]"
FORMULA = f"^{_SIGNS}"
_GUARDED = f"^('+{_SIGNS})"
_EITHER = f"^('*{_SIGNS})"
_GUARD = f"^'('*{_SIGNS})"


def guarded(column: pa.Array, *, formulas: bool) -> pa.Array:
    """Text with an apostrophe before what would lose its own when read; with ``formulas`` before formulas,
    too."""
    return pc.replace_substring_regex(column, _EITHER if formulas else _GUARDED, r"'\1")


def unguarded(columns: Sequence[pa.ChunkedArray]) -> tuple[list[pa.ChunkedArray], int, str | None]:
    """The columns without those apostrophes, how many cells had one, and one such cell."""
    made, count, sample = [], 0, None
    for column in columns:
        found = pc.fill_null(pc.match_substring_regex(column, _GUARD), False)
        if pc.any(found).as_py():
            count += pc.sum(found).as_py()
            sample = sample or column.filter(found)[0].as_py()
            column = pc.replace_substring_regex(column, _GUARD, r"\1")
        made.append(column)
    return made, count, sample
