"""The rows of the point, and what there is to say of the boundary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shapely import Point

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.domain.values import Value
from georegistry_desktop.editing import set_point, typed_value
from georegistry_desktop.ui.inspector.ask import News
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.positions import typed_position
from georegistry_desktop.ui.inspector.rows import Rows
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import area_words, boundary_words, field_word, point_words
from georegistry_desktop.ui.words.values import metres_words, sexagesimal_words


class PlaceRows(Rows):
    """A point is of one unit; of many it is only counted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.point = LineField(field_word("point"), words=_point_words, read=typed_position)
        self.add_row("point", self.point, _place)
        self.add_row(
            "altitude", LineField(field_word("altitude"), words=_metres, read=partial(_number, "altitude"))
        )
        self.add_row(
            "accuracy", LineField(field_word("accuracy"), words=_metres, read=partial(_number, "accuracy"))
        )
        self.facts = _Facts()
        self.boundary = self.add_row("boundary", self.facts)

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Of a boundary the size, the vertices and the parts."""
        super().show_subject(subject, news)
        one = len(subject.units) == 1
        point = subject.units[0].point if one else None
        for name in ("altitude", "accuracy"):
            self.rows[name].setVisible(point is not None)
        self.rows["point"].setVisible(one)
        self.point.line.setToolTip(sexagesimal_words(point) if point else "")
        self.facts.setText(self._boundary(subject))

    def _boundary(self, subject: Subject) -> str:
        shapes = [unit.boundary for unit in subject.units if unit.boundary is not None]
        if not shapes:
            return self.tr("none")
        if len(subject.units) == 1:
            return boundary_words(shapes[0], subject.area)
        words = self.tr("%Ln units have one", "", len(shapes))
        return f"{words} · {area_words(subject.area)}"


class _Facts(QLabel):
    """Can be selected and copied, never changed here."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "fact")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def lock(self, locked: bool) -> None:
        """It is read only anyway."""


def _point_words(value: Value) -> str:
    return point_words(value) if isinstance(value, Point) else ""


def _metres(value: Value) -> str:
    return "" if value is None else metres_words(float(str(value)))


def _number(field: str, text: str) -> Value:
    """Metres, with their unit or without, with a comma or a point."""
    bare = text.strip().removesuffix("m").strip().replace(",", ".")
    try:
        return typed_value(field, bare)
    except Refused as fault:
        raise Refused(fault.code, **{**fault.params, "value": text}) from fault


def _place(subject: Subject, value: Value) -> Edit:
    return partial(set_point.plan, uuid=subject.uuids[0], point=value if isinstance(value, Point) else None)
