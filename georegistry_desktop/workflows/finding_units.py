"""Which unit a cell of a list means: by uuid, reference, code, name, or what another system calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from georegistry_desktop.domain.frames import VersionFrame

_COLUMNS = {"uuid": "uuid", "ref": "source_ref", "code": "code", "name": "name"}
_ANY = ("uuid", "ref", "code", "reference")


class Found(NamedTuple):
    """A unit and its row; "" where none is named; or the code of the problem."""

    uuid: str
    row: int | None = None
    problem: str | None = None


class UnitFinder:
    """Owns where the units of one version stand, by each of their keys."""

    def __init__(self, frame: VersionFrame) -> None:
        self._frame = frame
        self._uuids = frame.units["uuid"].to_numpy(dtype=object)
        self._at: dict[str, dict[str, list[int]]] = {}

    def find(self, named: Mapping[str, str]) -> Found:
        """The one unit that a row means, by all keys of it that are known here; its name counts where there
        is nothing else, for it may have changed since."""
        if not named:
            return Found("")
        keys = {key: value for key, value in named.items() if key != "name"} or named
        meant: set[int] = set()
        several = False
        for key, value in keys.items():
            for column in _ANY if key == "any" else (key,):
                rows = self._rows(column, value)
                several |= len(rows) > 1
                if len(rows) == 1:
                    meant.add(rows[0])
                    break
        if len(meant) == 1:
            (row,) = meant
            return Found(str(self._uuids[row]), row)
        if meant:
            return Found("", problem="link-unit-torn")
        return Found("", problem="link-unit-several" if several else "link-unit-unknown")

    def _rows(self, key: str, value: str) -> Sequence[int]:
        if key not in self._at:
            at = self._at[key] = {}
            for row, cell in self._cells(key):
                at.setdefault(cell, []).append(row)
        return self._at[key].get(value, ())

    def _cells(self, key: str) -> Iterator[tuple[int, str]]:
        if key == "reference":  # of other systems: Iaso's numbers as iaso:12
            import pandas as pd

            table = self._frame.references
            rows = pd.Index(self._uuids).get_indexer(pd.Index(table["unit"]))
            yield from zip(rows.tolist(), table["ref"], strict=True)
            return
        for row, cell in enumerate(self._frame.units[_COLUMNS[key]].tolist()):
            if isinstance(cell, str) and cell:
                yield row, cell
                if key == "ref" and cell.startswith("iaso:"):
                    yield row, cell.removeprefix("iaso:")
