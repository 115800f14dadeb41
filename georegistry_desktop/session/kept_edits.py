"""Collected edits whose registry was replaced: kept in the user's own folder until that registry is back."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
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
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.records import Unit, UnitType
from georegistry_desktop.session.facts import Facts
from georegistry_desktop.session.pending import Pending

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

_FORMAT = 1
"""Of the files; one of a higher number was written by a newer program."""


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

        Nothing where another window has done so since, or discarded them. Raises as ``Collections.add``; then
        they stay kept.
        """
        if not self.file.exists():
            return
        there = next(
            (held.changes for held in registry.collections.mine() if held.version == self.version), ()
        )
        changes = compose(self._left(there))
        if changes:
            registry.collections.add(self.version, Changeset("; ".join(self.edits), changes), self.types)
        self.file.unlink(missing_ok=True)

    def hindrance(self, facts: Facts) -> Refused | None:
        """Why they could not be collected there today, as far as that is known without trying."""
        version = facts.version(self.version)
        if version is None:
            known = ", ".join(held.label for held in facts.versions)
            return Refused("version-missing", version=self.version, known=known)
        if version.state != "live":
            return Refused("version-frozen", version=self.version)
        held = facts.pending.get(version.id)
        there = held.changes if held is not None else ()
        try:
            compose((*there, *self._left(there)))
        except Refused as contradiction:
            return contradiction
        return None

    def _left(self, there: tuple[Change, ...]) -> tuple[Change, ...]:
        """Without what is collected there still."""
        return self.changes[len(there) :] if self.changes[: len(there)] == there else self.changes


@dataclass(frozen=True, slots=True)
class UnreadableEdits:
    """A file of kept edits, written ``since``, that tells nothing: of a ``newer`` program, ``damaged``, or
    ``closed`` to who runs this one, as ``fault`` says.
    """

    file: Path
    since: str
    why: Literal["newer", "damaged", "closed"]
    fault: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept for a person in a registry, oldest first.

    ``hindered`` says of those that cannot be collected there why not, by their file.
    """

    edits: tuple[KeptEdits, ...]
    unreadable: tuple[UnreadableEdits, ...]
    hindered: Mapping[Path, Refused]


class KeptEditsFolder:
    """Owns a folder with a file for each of them. ``registry`` is the registry's own name, see ``trace``."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` instead of the user's own."""
        self._folder = folder or platformdirs.user_data_path("georegistry", appauthor=False) / "kept-edits"

    def keep(self, registry: str, user: str, held: Pending, types: Mapping[str, UnitType]) -> None:
        """Raises ``OSError`` where nothing can be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        data = {
            "format": _FORMAT,
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

    def find(self, registry: str, user: str) -> tuple[list[KeptEdits], list[UnreadableEdits]]:
        """Those of one person, oldest first; and the files that do not say whose they are."""
        found = [_read_safely(file, user) for file in self._folder.glob(f"{registry}-*.json")]
        known = sorted((held for held in found if held is not None), key=lambda held: held.since)
        return (
            [held for held in known if isinstance(held, KeptEdits)],
            [held for held in known if isinstance(held, UnreadableEdits)],
        )

    def discard(self, file: Path) -> Path:
        """Put a file aside, where nobody looks for it any more; gives its new place. Raises ``OSError``."""
        aside = self._folder / "discarded"
        aside.mkdir(parents=True, exist_ok=True)
        return file.replace(aside / file.name)

    def bring_back(self, discarded: Path) -> None:
        """Take back ``discard``, by the place that it gave. Raises ``OSError``."""
        discarded.replace(self._folder / discarded.name)


def _read_safely(file: Path, user: str) -> KeptEdits | UnreadableEdits | None:
    why: Literal["newer", "damaged", "closed"] = "damaged"
    try:
        data = json.loads(file.read_text("utf-8"))
        written_as = data.get("format", 1)
        if written_as > _FORMAT:
            why = "newer"
            raise ValueError(f"format {written_as}")
        return _read(file, data, user)
    except FileNotFoundError:
        return None  # another window has just collected or discarded them
    except OSError as fault:
        why, reason = "closed", fault.strerror or repr(fault)
    except Exception as fault:  # anything may be in it
        logging.getLogger(__name__).exception("Kept edits that cannot be read are in %s", file)
        reason = repr(fault)
    return UnreadableEdits(file, _written(file), why, reason)


def _written(file: Path) -> str:
    try:
        moment = file.stat().st_mtime
    except OSError:
        moment = 0.0
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")


def _read(file: Path, data: Mapping[str, Any], user: str) -> KeptEdits | None:
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
