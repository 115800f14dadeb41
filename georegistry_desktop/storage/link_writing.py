"""Decisions on links into the table, inside an open header, checked against what stands there by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from georegistry_desktop.domain.changes import Set
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.errors import ConflictError, Refused
from georegistry_desktop.domain.linking import LinkDecision, link_value
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.storage.headers import now
from georegistry_desktop.storage.link_tables import IMAGE, OPEN, PAIR, link, link_history
from georegistry_desktop.storage.rows import insert_rows, update_rows
from georegistry_desktop.storage.stored import chunks
from georegistry_desktop.storage.tables import data_source, org_unit, source_version
from georegistry_desktop.storage.versions import iso

FIELD = "links"
"""A link is one field of its unit: ``links:SOURCE:UUID``, with its state and comment for a value."""


class Place(NamedTuple):
    """Which link: the source with the lower number first, within one source the lower uuid."""

    source: int
    unit: str
    other_source: int
    other_unit: str

    @classmethod
    def of(cls, source: int, unit: str, other_source: int, other_unit: str) -> tuple[Place, bool]:
        """The place, and whether the two sides had to change places."""
        turned = (source, unit if source == other_source else "") > (
            other_source,
            other_unit if source == other_source else "",
        )
        if turned:
            return cls(other_source, other_unit, source, unit), True
        return cls(source, unit, other_source, other_unit), False


@dataclass(frozen=True, slots=True)
class Deed:
    """What becomes of one link. ``image`` are the values of ``IMAGE``; ``before`` is the value that it is
    expected to have, as ``shown`` gives it; ``checked`` whether it matters."""

    place: Place
    image: tuple[Any, ...]
    before: str | None = None
    checked: bool = False

    @classmethod
    def of(
        cls,
        source: int,
        other_source: int,
        decision: LinkDecision,
        by: str,
        *,
        seen: Mapping[tuple[str, str], str | None] | None,
    ) -> Deed:
        """A person's decision on units of two sources."""
        place, turned = Place.of(source, decision.a, other_source, decision.b)
        marks = (decision.mark_a, decision.mark_b)
        image = (
            decision.state or OPEN,
            decision.comment or None,
            decision.score,
            *(reversed(marks) if turned else marks),
            by,
            now(),
        )
        key = (decision.a, decision.b)
        checked = seen is not None and key in seen
        return cls(place, image, seen[key] if seen is not None and checked else None, checked)

    @property
    def after(self) -> str | None:
        return shown(self.image[0], self.image[1])


def shown(state: str | None, comment: str | None) -> str | None:
    """The value of a link as a field: its state, and the comment after it; None where nothing is decided."""
    return link_value(None if state == OPEN else state, comment)


def write_deeds(
    connection: Connection,
    version_id: int,
    deeds: Sequence[Deed],
    *,
    several: bool = False,
    undoes: int | None = None,
) -> None:
    """Write what was decided. Raises ``ConflictError`` with all that stands otherwise than expected, and with
    what would give a unit a second counterpart, unless ``several`` are meant. What takes the changeset
    ``undoes`` back gives back as many as stood before it.
    """
    latest = {deed.place: deed for deed in deeds}
    _hold(connection, latest)
    held = _held(connection, latest)
    conflicts = [*_changed(latest.values(), held), *_contradicted(connection, latest)]
    if not several:
        conflicts += _taken(connection, latest, undoes)
    if conflicts:
        raise ConflictError(_named(connection, conflicts))
    stamp = ("version_id", *PAIR, *IMAGE)
    fresh = [(version_id, *d.place, *d.image) for d in latest.values() if d.place not in held]
    insert_rows(connection, link, stamp, fresh)
    again = [(held[d.place].id, version_id, *d.image) for d in latest.values() if d.place in held]
    update_rows(connection, link, ("version_id", *IMAGE), again)


def _hold(connection: Connection, places: Iterable[Place]) -> None:
    """Two people who accept one unit for two others at once come one after the other."""
    first = min((place.source for place in places), default=None)
    query = select(data_source.c.id).where(data_source.c.id == first)
    connection.execute(query.with_for_update(key_share=True))


def _held(connection: Connection, places: Collection[Place]) -> dict[Place, Any]:
    found: dict[Place, Any] = {}
    for source, other_source in {(p.source, p.other_source) for p in places}:
        mine = [p for p in places if (p.source, p.other_source) == (source, other_source)]
        # One side is the empty text of many units: it is looked for by the other then.
        for column, names in (
            (link.c.unit, {p.unit for p in mine if p.unit}),
            (link.c.other_unit, {p.other_unit for p in mine if not p.unit}),
        ):
            for chunk in chunks(names):
                query = select(link).where(
                    link.c.source_id == source, link.c.other_source_id == other_source, column.in_(chunk)
                )
                for row in connection.execute(query):
                    found[Place(*(getattr(row, name) for name in PAIR))] = row
    return {place: row for place, row in found.items() if place in places}


def _changed(deeds: Iterable[Deed], held: Mapping[Place, Any]) -> Iterator[tuple[Deed, Conflict]]:
    for deed in deeds:
        row = held.get(deed.place)
        now_there = None if row is None else shown(row.state, row.comment)
        if deed.checked and now_there not in (deed.before, deed.after):
            who, when = (None, None) if row is None else (row.decided_by, iso(row.decided_at))
            yield deed, _conflict(deed.place, deed.before, deed.after, now_there, who, when)


def _contradicted(connection: Connection, deeds: Mapping[Place, Deed]) -> Iterator[tuple[Deed, Conflict]]:
    """What stands of a unit and cannot stand together with what is said of it here: that it is accepted and
    that it has no match. Who decided here with his eyes on the registry did not see it."""
    seen = [deed for deed in deeds.values() if deed.checked]
    for side, other in (("unit", "other_unit"), ("other_unit", "unit")):
        for state, against in (("accepted", "no-match"), ("no-match", "accepted")):
            units = {
                (deed.place.source, deed.place.other_source, getattr(deed.place, side)): deed
                for deed in seen
                if deed.image[0] == state and (state == "accepted" or not getattr(deed.place, other))
            }
            for source, other_source in {key[:2] for key in units}:
                mine = [key[2] for key in units if key[:2] == (source, other_source) and key[2]]
                for chunk in chunks(mine):
                    query = select(link).where(
                        link.c.source_id == source,
                        link.c.other_source_id == other_source,
                        link.c[side].in_(chunk),
                        link.c.state == against,
                        *([link.c[other] == ""] if against == "no-match" else []),
                    )
                    for row in connection.execute(query):
                        place = Place(*(getattr(row, name) for name in PAIR))
                        if place not in deeds:
                            deed = units[source, other_source, getattr(row, side)]
                            standing = shown(row.state, row.comment)
                            told = _conflict(place, None, None, standing, row.decided_by, iso(row.decided_at))
                            yield deed, told


def _taken(
    connection: Connection, deeds: Mapping[Place, Deed], undoes: int | None
) -> list[tuple[Deed, Conflict]]:
    """Accepted links of units that get another one here and keep that one."""
    accepted = [deed for deed in deeds.values() if deed.image[0] == "accepted"]
    units: dict[tuple[int, int, str, str], Deed] = {}
    for deed in accepted:
        for side in ("unit", "other_unit"):
            key = (deed.place.source, deed.place.other_source, side, getattr(deed.place, side))
            if key in units and undoes is None:
                raise Refused("link-twice", unit=getattr(deed.place, side))
            units[key] = deed
    found: list[tuple[Place, Deed, Conflict]] = []
    for source, other_source in {(d.place.source, d.place.other_source) for d in accepted}:
        for side in ("unit", "other_unit"):
            mine = [key[3] for key in units if key[:3] == (source, other_source, side)]
            for chunk in chunks(mine):
                query = select(link).where(
                    link.c.source_id == source,
                    link.c.other_source_id == other_source,
                    link.c[side].in_(chunk),
                    link.c.state == "accepted",
                )
                for row in connection.execute(query):
                    place = Place(*(getattr(row, name) for name in PAIR))
                    if place in deeds:
                        continue
                    deed = units[source, other_source, side, getattr(row, side)]
                    standing = shown(row.state, row.comment)
                    who, when = row.decided_by, iso(row.decided_at)
                    found.append((place, deed, _conflict(place, None, None, standing, who, when)))
    beside = _beside(connection, {place for place, *_ in found}, undoes)
    return [(deed, conflict) for place, deed, conflict in found if place not in beside]


def _beside(connection: Connection, places: Collection[Place], changeset_id: int | None) -> set[Place]:
    """Which of these accepted links were accepted already when that changeset was written."""
    if changeset_id is None:
        return set()
    first: dict[Place, str | None] = {}
    for chunk in chunks({place.unit for place in places}):
        query = select(*(link_history.c[name] for name in PAIR), link_history.c.state).where(
            link_history.c.changeset_id > changeset_id, link_history.c.unit.in_(chunk)
        )
        for row in connection.execute(query.order_by(link_history.c.id)):
            first.setdefault(Place(*row[:4]), row.state)
    return {place for place in places if first.get(place, "accepted") == "accepted"}


def _conflict(
    place: Place, before: str | None, ours: str | None, theirs: str | None, who: str | None, when: str | None
) -> Conflict:
    unit, field = _field(place)
    return Conflict(unit=unit, field=field, ancestor=before, ours=ours, theirs=theirs, who=who, when=when)


def _field(place: Place, names: Mapping[int, str] | None = None) -> tuple[str, str]:
    """The unit that a link is told of, and which of its fields it is; sources by number without ``names``."""
    if place.unit:
        unit, source, other = place.unit, place.other_source, place.other_unit
    else:
        unit, source, other = place.other_unit, place.source, ""
    return unit, f"{FIELD}:{names[source] if names else source}:{other}"


def _named(connection: Connection, found: Sequence[tuple[Deed, Conflict]]) -> list[Conflict]:
    """With names of units, as they are called in any version, and of sources."""
    names: dict[str, str] = {}
    for chunk in chunks({conflict.unit for _, conflict in found}):
        query = select(org_unit.c.uuid, org_unit.c.name).where(org_unit.c.uuid.in_(chunk))
        names.update(dict(connection.execute(query.order_by(org_unit.c.version_id)).all()))
    sources = source_names(connection)
    named = []
    for _, conflict in found:
        head, source, other = conflict.field.split(":", 2)
        field = f"{head}:{sources[int(source)]}:{other}"
        named.append(replace(conflict, field=field, unit_name=names.get(conflict.unit)))
    return named


def source_names(connection: Connection) -> dict[int, str]:
    return dict(connection.execute(select(data_source.c.id, data_source.c.name)).all())


# What a changeset did to links, read back


def decided_in(connection: Connection, changeset_id: int, uuid: str | None = None) -> list[Any]:
    """The rows of the history that one changeset wrote, of one unit only when given."""
    query = select(link_history).where(link_history.c.changeset_id == changeset_id)
    if uuid is not None:
        query = query.where(or_(link_history.c.unit == uuid, link_history.c.other_unit == uuid))
    return list(connection.execute(query.order_by(link_history.c.id)))


def as_sets(connection: Connection, version_id: int, rows: Iterable[Any]) -> list[Set]:
    """The rows of a changeset of ``version_id`` as fields of its source's units."""
    names = source_names(connection)
    query = select(source_version.c.source_id).where(source_version.c.id == version_id)
    mine = connection.execute(query).scalar_one()
    found = []
    for row in rows:
        unit, source, other = row.unit, row.other_source_id, row.other_unit
        if not unit or (row.source_id != mine and row.other_source_id == mine and other):
            unit, source, other = row.other_unit, row.source_id, row.unit
        found.append(
            Set(
                unit,
                f"{FIELD}:{names[source]}:{other}",
                shown(row.state, row.comment),
                shown(row.after_state, row.after_comment),
            )
        )
    return found


def take_back(
    connection: Connection,
    version_id: int,
    rows: Iterable[Any],
    by: str,
    *,
    decisions: Sequence[Decision] = (),
    several: bool = False,
) -> None:
    """Each link that one changeset decided on (``rows``) as it was before, where it is still as that left it.

    ``decisions`` are about the conflicts that this raised before. Raises ``ConflictError``, ``Refused`` where
    the decisions leave nothing of it.
    """
    deeds: dict[Place, Deed] = {}
    undoes = None
    for row in rows:
        undoes = row.changeset_id
        place = Place(row.source_id, row.unit, row.other_source_id, row.other_unit)
        image = tuple(getattr(row, name) for name in IMAGE)
        if place in deeds:
            image = deeds[place].image
        elif row.state is None:
            image = (OPEN, None, None, None, None, by, now())
        deeds[place] = Deed(place, image, shown(row.after_state, row.after_comment), checked=True)
    if decisions:
        deeds = dict(_left(connection, deeds, decisions))
        if not deeds:
            raise Refused("nothing-to-commit")
    write_deeds(connection, version_id, [*deeds.values()], several=several, undoes=undoes)


def _left(
    connection: Connection, deeds: Mapping[Place, Deed], decisions: Sequence[Decision]
) -> Iterator[tuple[Place, Deed]]:
    names = source_names(connection)
    decided = {(d.conflict.unit, d.conflict.field): d for d in decisions}
    for place, deed in deeds.items():
        decision = decided.get(_field(place, names))
        if decision is None:
            yield place, deed
        elif decision.take != "theirs":
            theirs = decision.conflict.theirs
            yield place, replace(deed, before=theirs if isinstance(theirs, str) else None)
