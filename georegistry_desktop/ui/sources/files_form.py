"""Which files are read, and how: format, encoding, layers, coordinates, status, repairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop import exchange
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.layer_choice import LayerChoice
from georegistry_desktop.ui.sources.preview import Preview, Read
from georegistry_desktop.ui.widgets import ElidedLabel, button
from georegistry_desktop.ui.words import status_word
from georegistry_desktop.ui.words.formats import format_word, formats_words
from georegistry_desktop.workflows import read_files

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping

_FORMATS = [
    "json",
    "geojson",
    "shapefile",
    "kml",
    "gml",
    "flatgeobuf",
    "geoparquet",
    "fhir",
    "dhis2",
    "gpkg",
    "xlsx",
    "ods",
    "osm",
    "csv",
]
_ENCODINGS = ("utf-8", "cp1252", "latin-1", "cp1250", "cp1256", "utf-16")
_REPAIRED = {
    "letters": ("letters-garbled", "letters-repaired"),
    "zeros": (
        "zeros-lost",
        "zeros-lost-parents",
        "zeros-lost-refs",
        "zeros-lost-earlier",
        "zeros-restored",
    ),
    "swapped": ("places-swapped", "places-exchanged", "places-turned"),
}


class FilesForm(QWidget):
    """``changed()`` when what is to be read is another thing; ``chosen()`` when it is other files."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.files: list[Path] = []
        self.mapping: FileMapping | None = None
        self._typed_before: tuple[str, str | None] = ("", None)
        self.choose = button(self.tr("Choose files…"), self._ask)
        self._names = ElidedLabel(self.tr("or drop them here"))
        self._names.setProperty("role", "muted")
        self.format, self.encoding = QComboBox(), QComboBox()
        self.layers = LayerChoice(desk.theme)
        self.encoding.setEditable(True)
        self.crs = QLineEdit()
        self.crs.setObjectName("crs")
        self.crs.setPlaceholderText(self.tr("as the files say, or EPSG:32629"))
        self.status = QComboBox()
        self.repairs = {name: QCheckBox(words) for name, words in self._repair_words().items()}
        self._fill()
        self._lay_out()
        for box in (self.format, self.status):
            box.activated.connect(self.changed)
        self.layers.changed.connect(self.changed)
        self.encoding.activated.connect(self._typed)
        line = self.encoding.lineEdit()
        assert line is not None
        for field in (self.crs, line):
            field.editingFinished.connect(self._typed)
        for tick in self.repairs.values():
            tick.clicked.connect(self.changed)
            tick.hide()

    def show_files(self, files: Sequence[Path]) -> None:
        """Read these from now on, as they say themselves what they are."""
        self.files = [*files]
        self.mapping = None
        names = ", ".join(file.name for file in files[:3])
        more = self.tr("{names} and %Ln more", "", len(files) - 3).format(names=names)
        self._names.setText(more if len(files) > 3 else names)
        for box in (self.format, self.encoding):
            box.setCurrentIndex(0)
        self.layers.forget()
        self.crs.clear()
        self._typed_before = ("", None)
        for tick in self.repairs.values():
            tick.setChecked(False)
            tick.hide()
        self.chosen.emit()

    def reason(self) -> str | None:
        """Why nothing can be read yet."""
        return None if self.files else self.tr("Choose files, or drop them here.")

    def read_for(self, source: str) -> Read:
        """What reads the files for a source; may be called on any thread."""
        files = tuple(self.files)
        options = {
            "format": self.format.currentData(),
            "encoding": self._encoding(),
            "mapping": self.mapping,
            "layers": self.layers.chosen(),
            "crs": self.crs.text().strip() or None,
            "repairs": [name for name, tick in self.repairs.items() if tick.isChecked()],
            "status": self.status.currentData(),
        }
        return lambda registry, progress: read_files(
            registry, files, source=source, progress=progress, **options
        )

    def show_found(self, preview: Preview) -> None:
        """Show what the files turned out to be."""
        incoming = preview.reading.incoming
        origin = incoming.origin
        found = formats_words(str(origin.get("format") or "?"))
        self.format.setItemText(0, self.tr("As found: {value}").format(value=found))
        self.encoding.setItemText(
            0, self.tr("As found: {value}").format(value=origin.get("encoding") or self.tr("not of text"))
        )
        read = [table.layer for table in incoming.seen if table.layer]
        self.layers.offer(read + [name for table in incoming.seen for name in table.unread])
        codes = {p.code for p in preview.problems}
        for name, tick in self.repairs.items():
            tick.setVisible(tick.isChecked() or bool(codes & {*_REPAIRED[name]}))

    def _encoding(self) -> str | None:
        text = self.encoding.currentText().strip()
        return text if text and text != self.encoding.itemText(0) else None

    def _typed(self) -> None:
        said = (self.crs.text().strip(), self._encoding())
        if said != self._typed_before:
            self._typed_before = said
            self.changed.emit()

    def _ask(self) -> None:
        ends = " ".join(f"*{end}" for f in exchange.FORMATS if f.read for end in f.extensions)
        filters = self.tr("Lists and maps of units ({endings})").format(endings=ends)
        everything = self.tr("All files (*)")
        files = self._desk.asking.open_files(self.tr("Bring in files"), f"{filters};;{everything}", many=True)
        if files:
            self.show_files(files)

    def _repair_words(self) -> dict[str, str]:
        return {
            "letters": self.tr("Put garbled letters right"),
            "zeros": self.tr("Put lost zeros back before references"),
            "swapped": self.tr("Turn swapped latitudes and longitudes"),
        }

    def _fill(self) -> None:
        self.format.addItem(self.tr("As found"), None)
        for name in _FORMATS:
            self.format.addItem(format_word(name), name)
        self.encoding.addItem(self.tr("As found"))
        self.encoding.addItems(_ENCODINGS)
        self.status.addItem(self.tr("As the files say, else to be checked"), None)
        self.status.addItem(
            self.tr("As the files say, else {status}").format(status=status_word("VALID")), "VALID"
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self._names, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow(self.tr("Layers"), self.layers)
        form.addRow(self.tr("Coordinates in"), self.crs)
        form.addRow(self.tr("Status"), self.status)
        for box in (self.format, self.encoding, self.status):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addLayout(form)
        for tick in self.repairs.values():
            layout.addWidget(tick)
        for field in (self.format, self.encoding, self.layers.line, self.crs, self.status):
            words = form.labelForField(self.layers if field is self.layers.line else field)
            assert isinstance(words, QLabel)
            field.setAccessibleName(words.text())
