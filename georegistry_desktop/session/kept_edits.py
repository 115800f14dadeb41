"""Collected edits whose registry was replaced: kept in the user's own folder until that registry is back."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import platformdirs

from georegistry_desktop.domain.changes import (
    Change,
    Changeset,
    Created,
    Set,
    change_from_json,
    change_to_json,
    compose,
)
from georegistry_desktop.domain.records import Unit, UnitType
from georegistry_desktop.session.pending import Pending

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


@dataclass(frozen=True, slots=True)
class KeptEdits:
    """What one person collected for one version of one registry, as it stood ``since`` (UTC, ISO 8601).

    ``edits`` are labels, oldest first; ``types`` are those that the changes name.
    """

    file: Path
    since: str
    version: str
    edits: tuple[str, ...]
    changes: tuple[Change, ...]
    types: tuple[UnitType, ...]

    def bring(self, registry: Registry) -> None:
        """Collect them there, without those that are collected there still, and forget them here.

        Raises as ``Collections.add``; then they stay kept.
        """
        there = next(
            (held.changes for held in registry.collections.mine() if held.version == self.version), ()
        )
        left = self.changes[len(there) :] if self.changes[: len(there)] == there else self.changes
        changes = compose(left)
        if changes:
            registry.collections.add(self.version, Changeset("; ".join(self.edits), changes), self.types)
        self.file.unlink(missing_ok=True)


class KeptEditsFolder:
    """Owns a folder with a file for each of them. ``registry`` is the registry's own name, see ``trace``."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` instead of the user's own."""
        self._folder = folder or platformdirs.user_data_path("georegistry", appauthor=False) / "kept-edits"

    def keep(self, registry: str, user: str, held: Pending, types: Mapping[str, UnitType]) -> None:
        """Raises ``OSError`` where nothing can be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        data = {
            "user": user,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "version": held.version,
            "edits": held.edits,
            "changes": [change_to_json(change) for change in held.changes],
            "types": [_type_to_json(types[name]) for name in sorted(_named(held)) if name in types],
        }
        file = self._folder / f"{registry}-{uuid4().hex[:8]}.json"
        unfinished = file.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as writing:
            json.dump(data, writing, ensure_ascii=False)
            writing.flush()
            os.fsync(writing.fileno())  # else it may be empty after the power fails
        unfinished.replace(file)

    def find(self, registry: str, user: str) -> tuple[KeptEdits, ...]:
        """Those of one person, oldest first. A file that cannot be read stays, and is named in the log."""
        found = (_read_safely(file, user) for file in self._folder.glob(f"{registry}-*.json"))
        return tuple(sorted((kept for kept in found if kept is not None), key=lambda kept: kept.since))


def _read_safely(file: Path, user: str) -> KeptEdits | None:
    try:
        return _read(file, user)
    except Exception:  # of a newer program, or damaged: anything may be in it
        logging.getLogger(__name__).exception("Kept edits that cannot be read are in %s", file)
        return None


def _read(file: Path, user: str) -> KeptEdits | None:
    data = json.loads(file.read_text("utf-8"))
    if data["user"] != user:
        return None
    changes = tuple(change_from_json(change) for change in data["changes"])
    types = tuple(
        UnitType(**{**kind, "allowed_parents": frozenset(kind["allowed_parents"])}) for kind in data["types"]
    )
    return KeptEdits(file, data["since"], data["version"], tuple(data["edits"]), changes, types)


def _type_to_json(kind: UnitType) -> dict[str, Any]:
    return {**asdict(kind), "allowed_parents": sorted(kind.allowed_parents)}


def _named(held: Pending) -> set[str]:
    """The types that units get by these changes."""
    named = set()
    for change in held.changes:
        if isinstance(change, Created) and isinstance(change.record, Unit):
            named.add(change.record.type)
        elif isinstance(change, Set) and change.field == "type" and isinstance(change.after, str):
            named.add(change.after)
    return {name for name in named if name}
