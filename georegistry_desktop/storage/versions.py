"""Sources and their versions: which there are, how they are named, making and dropping them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import Connection, Table, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.storage import keys
from georegistry_desktop.storage.headers import now
from georegistry_desktop.storage.history_tables import CONTENT
from georegistry_desktop.storage.stored import chunks
from georegistry_desktop.storage.tables import (
    account,
    changeset,
    data_source,
    org_unit,
    org_unit_type,
    org_unit_type_parent,
    source_version,
)

State = Literal["loading", "snapshot", "live", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of one source. ``number`` is None for the live one."""

    id: int
    source: str
    source_id: int
    number: int | None
    state: State
    curated: bool
    lineage: str
    fields: frozenset[str]
    origin: Mapping[str, object]
    created_by: str
    created_at: str
    is_default: bool

    @property
    def label(self) -> str:
        """``SOURCE@3`` or ``SOURCE@live``."""
        return f"{self.source}@{'live' if self.number is None else self.number}"

    @property
    def attributes(self) -> dict[str, str]:
        """See ``VersionFrame.attributes``; a copy has those of what it was copied from."""
        held = self.origin.get("attributes")
        return {str(key): str(uid) for key, uid in held.items()} if isinstance(held, dict) else {}


def list_versions(connection: Connection, *, dropped: bool = False) -> list[Version]:
    """All versions, oldest first."""
    query = (
        select(
            source_version,
            data_source.c.name.label("source"),
            data_source.c.kind,
            data_source.c.lineage,
            account.c.default_source_id,
        )
        .join(data_source, data_source.c.id == source_version.c.source_id)
        .join(account, account.c.id == source_version.c.account_id)
        .order_by(source_version.c.id)
    )
    return [
        Version(
            id=row.id,
            source=row.source,
            source_id=row.source_id,
            number=row.number,
            state=row.state,
            curated=row.kind == "curated",
            lineage=row.lineage,
            fields=frozenset(json.loads(row.fields)),
            origin=json.loads(row.origin),
            created_by=row.created_by,
            created_at=iso(row.created_at) or "",
            is_default=row.default_source_id == row.source_id,
        )
        for row in connection.execute(query)
        if dropped or row.state in ("live", "snapshot")
    ]


def find_version(connection: Connection, name: str) -> Version:
    """``SOURCE@NUMBER``, ``SOURCE@live``, or ``SOURCE`` for the live one, else the latest.

    Raises ``Refused``: ``version-missing``, ``version-ambiguous``.
    """
    versions = list_versions(connection)
    source, at, number = name.partition("@")
    mine = [v for v in versions if v.source == source]
    if at and number != "live" and not number.isdecimal():
        raise Refused("version-ambiguous", version=name, reason=f"'{number}' is no number")
    if not at:
        live = [v for v in mine if v.state == "live"]
        found = live or mine[-1:]
    elif number == "live":
        found = [v for v in mine if v.state == "live"]
    else:
        found = [v for v in mine if v.number == int(number)]
    if not found:
        known = ", ".join(v.label for v in versions) or "none"
        raise Refused("version-missing", version=name, known=known)
    return found[0]


def live_version(connection: Connection, source: str) -> Version:
    """The live version of a curated source, ``SOURCE`` or ``SOURCE@live``. Raises ``Refused``."""
    source = source.removesuffix("@live")
    check_source_name(source)
    if not find_version(connection, source).curated:
        raise Refused("source-imported", source=source)
    return find_version(connection, f"{source}@live")


def count_units(connection: Connection, version_id: int) -> int:
    """How many units a version has."""
    query = select(func.count()).select_from(org_unit).where(org_unit.c.version_id == version_id)
    return int(connection.execute(query).scalar_one())


def check_source_name(name: str) -> None:
    """Raise ``Refused`` for a name that version names could not tell apart."""
    if not name.strip():
        raise Refused("source-name-bad", source=name, reason="it is empty")
    for mark in "@:":
        # '@' separates the number in SOURCE@NUMBER, ':' the reference in SOURCE:REF.
        if mark in name:
            raise Refused("source-name-bad", source=name, reason=f"'{mark}' is not allowed in it")


def ensure_source(connection: Connection, name: str, *, curated: bool, lineage: str | None = None) -> int:
    """The row id of a source, made where it is missing.

    Raises ``Refused`` where the name is taken by a source of the other kind, or, for a curated one, at all.
    """
    check_source_name(name)
    values = {"kind": "curated" if curated else "imported", "lineage": lineage or str(uuid4())}
    insert = _or_nothing(connection, data_source)
    connection.execute(insert.values(project_id=1, name=name, created_at=now(), **values))
    row = _locked(connection, name)
    if not any(v.source_id == row.id for v in list_versions(connection)):
        # New, or all of it was dropped: the name is free.
        connection.execute(update(data_source).where(data_source.c.id == row.id).values(**values))
    elif curated:
        raise Refused("source-exists", source=name)
    elif row.kind == "curated":
        raise Refused("source-curated", source=name)
    return int(row.id)


def _or_nothing(connection: Connection, table: Table) -> Any:
    """An insert of what is not there yet."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def lock_source(connection: Connection, name: str) -> int:
    """The row id of a source that is there, which only this transaction loads into from now on."""
    return int(_locked(connection, name).id)


def _locked(connection: Connection, name: str) -> Any:
    # Held to the end: one load at a time into one source, so that numbers and uuids follow each other.
    query = select(data_source).where(data_source.c.name == name).with_for_update(key_share=True)
    return connection.execute(query).one()


def start_version(
    connection: Connection,
    source_id: int,
    frame: VersionFrame,
    *,
    by: str,
    live: bool = False,
    origin: Mapping[str, object] | None = None,
    copied_from: int | None = None,
) -> int:
    """A version in state ``loading``; numbered unless it will be live."""
    number = None
    origin = dict(origin or {}) | ({"attributes": dict(frame.attributes)} if frame.attributes else {})
    if not live:
        query = select(func.max(source_version.c.number)).where(source_version.c.source_id == source_id)
        number = (connection.execute(query).scalar() or 0) + 1
    statement = source_version.insert().values(
        source_id=source_id,
        number=number,
        state="loading",
        fields=json.dumps(sorted(frame.fields)),
        origin=json.dumps(origin, ensure_ascii=False, sort_keys=True, default=str),
        copied_from_id=copied_from,
        created_by=by,
        created_at=now(),
    )
    return int(connection.execute(statement.returning(source_version.c.id)).scalar_one())


def finish_version(connection: Connection, version_id: int, state: State) -> None:
    """From ``loading`` to ``snapshot`` or ``live``."""
    connection.execute(update(source_version).where(source_version.c.id == version_id).values(state=state))


def ensure_types(connection: Connection, types: tuple[UnitType, ...], names: set[str]) -> None:
    """Make the types that are missing; one that exists keeps what it has."""
    known = set(connection.execute(select(org_unit_type.c.name)).scalars())
    wanted = {t.name: t for t in types} | {n: UnitType(name=n) for n in names - {t.name for t in types}}
    for name in sorted(wanted.keys() - known, key=lambda n: (wanted[n].depth or 999, n)):
        add_type(connection, wanted[name])
    for kind in wanted.values():
        if kind.name not in known and kind.allowed_parents:
            _allow_parents(connection, kind)


def add_type(connection: Connection, kind: UnitType) -> None:
    """One more type of the account."""
    values = {
        "name": kind.name,
        "short_name": kind.short_name,
        "depth": kind.depth,
        "category": kind.category,
    }
    # Somebody else's import may be making it at this moment.
    connection.execute(_or_nothing(connection, org_unit_type).values(uuid=str(uuid4()), **values))


def _allow_parents(connection: Connection, kind: UnitType) -> None:
    ids = dict(connection.execute(select(org_unit_type.c.name, org_unit_type.c.id)).all())
    rows = [{"type_id": ids[kind.name], "parent_type_id": ids[p]} for p in kind.allowed_parents if p in ids]
    if rows:
        connection.execute(_or_nothing(connection, org_unit_type_parent), rows)


def drop_version(connection: Connection, version: Version) -> None:
    """Remove the content of a version; its name, number and history stay, so that nothing points nowhere.

    Raises ``Refused`` while something refers to it.
    """
    lock_source(connection, version.source)
    others = [v for v in list_versions(connection) if v.source_id == version.source_id and v.id != version.id]
    if version.is_default and (version.state == "live" or not others):
        raise Refused("version-referred", version=version.label, reason="its source is the default one")
    proposed = connection.execute(
        select(func.count())
        .select_from(changeset)
        .where(changeset.c.version_id == version.id, changeset.c.state == "proposed")
    ).scalar_one()
    if proposed:
        raise Refused(
            "version-referred", version=version.label, reason=f"{proposed} proposal(s) are open on it"
        )
    mark = update(source_version).where(
        source_version.c.id == version.id, source_version.c.state != "dropped"
    )
    if not connection.execute(mark.values(state="dropped")).rowcount:  # by somebody else, just now
        raise Refused("version-missing", version=version.label, known=", ".join(v.label for v in others))
    with keys.triggers_off(connection):
        connection.execute(text("DELETE FROM org_unit_path WHERE version_id = :v"), {"v": version.id})
        for table in reversed(CONTENT):
            connection.execute(text(f"DELETE FROM {table} WHERE version_id = :v"), {"v": version.id})


def iso(moment: object) -> str | None:
    """A moment as ISO text in UTC, to the millisecond, from either database."""
    if moment is None or isinstance(moment, str):
        return moment
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"  # type: ignore[attr-defined,no-any-return]


@dataclass(frozen=True, slots=True)
class Identities:
    """Uuids by what a source calls its units, from its newest snapshot that has them. Repeated keys are out.

    ``by_code`` has only units that carry no reference. ``newest`` is that snapshot's row id; None where the
    source has none.
    """

    by_ref: Mapping[str, str]
    by_code: Mapping[str, str]
    newest: int | None


def newest_references(connection: Connection, source: str, beginning: str) -> list[str]:
    """The different references of a source's newest snapshot that begin with this; none without one."""
    newest = (
        select(func.max(source_version.c.id))
        .join(data_source, data_source.c.id == source_version.c.source_id)
        .where(data_source.c.name == source, source_version.c.state == "snapshot")
        .scalar_subquery()
    )
    ref = org_unit.c.source_ref
    query = (
        select(ref)
        .distinct()
        .where(org_unit.c.version_id == newest, ref.startswith(beginning, autoescape=True))
    )
    return [str(found) for found in connection.execute(query).scalars()]


def identities(
    connection: Connection, source: str, refs: Collection[str], codes: Collection[str]
) -> Identities:
    """See ``Identities``; empty for a source that is not there yet."""
    query = (
        select(source_version.c.id)
        .join(data_source, data_source.c.id == source_version.c.source_id)
        .where(data_source.c.name == source, source_version.c.state == "snapshot")
        .order_by(source_version.c.id.desc())
    )
    found: dict[str, dict[str, str]] = {"source_ref": {}, "code": {}}
    snapshots = connection.execute(query).scalars().all()
    for column, wanted in (("source_ref", set(refs)), ("code", set(codes))):
        for version in snapshots:
            for chunk in chunks(wanted - found[column].keys()):
                key = org_unit.c[column]
                each = (
                    select(key, func.min(org_unit.c.uuid))
                    .where(org_unit.c.version_id == version, key.in_(chunk))
                    .group_by(key)
                    .having(func.count() == 1)
                )
                if column == "code":
                    each = each.where(org_unit.c.source_ref.is_(None))
                found[column].update(dict(connection.execute(each).all()))
    return Identities(found["source_ref"], found["code"], max(snapshots, default=None))
