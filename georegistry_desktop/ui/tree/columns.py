"""The columns of a tree of units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.scene.tree.ranking import RankedBy
from georegistry_desktop.ui.words import status_word


@dataclass(frozen=True, slots=True)
class Column:
    """``text`` says what stands there for a row; ``width`` is in pixels at plain text size."""

    key: RankedBy
    heading: str
    text: Callable[[TreeArrays, int], str]
    width: int
    shown: bool = True
    number: bool = False

    @property
    def word(self) -> str:
        """The heading, translated."""
        return QCoreApplication.translate("tree columns", self.heading)


def _units_below(tree: TreeArrays, row: int) -> str:
    count = tree.descendant_count(row)
    return QLocale().toString(count) if count else ""


COLUMNS = (
    Column("name", str(QT_TRANSLATE_NOOP("tree columns", "Name")), TreeArrays.name, 230),
    Column(
        "type",
        str(QT_TRANSLATE_NOOP("tree columns", "Type")),
        lambda tree, row: tree.type_name(row) or "",
        90,
        shown=False,
    ),
    Column("code", str(QT_TRANSLATE_NOOP("tree columns", "Code")), TreeArrays.code, 100),
    Column("ref", str(QT_TRANSLATE_NOOP("tree columns", "Reference")), TreeArrays.ref, 100, shown=False),
    Column(
        "status",
        str(QT_TRANSLATE_NOOP("tree columns", "Status")),
        lambda tree, row: status_word(tree.status_word(row)),
        90,
        shown=False,
    ),
    Column(
        "units",
        str(QT_TRANSLATE_NOOP("tree columns", "Units below")),
        _units_below,
        90,
        shown=False,
        number=True,
    ),
)
"""The first one holds the tree and cannot be hidden."""
