"""What QGIS shows of an embedded registry: the units and areas of one version, with words instead of numbers.

``units`` and ``areas`` are spatial views of the default source: its live version, or else its newest
snapshot. Their triggers pass edits on to the tables, whose own triggers keep the rules and the history.
(GDAL from 3.8 on edits such views; an older one adds to them, and edits ``org_unit`` and ``boundary``.)
"""

from __future__ import annotations

VERSION = (
    "(SELECT v.id FROM source_version v JOIN account a ON a.default_source_id = v.source_id"
    " WHERE v.state IN ('live', 'snapshot') ORDER BY v.state = 'live' DESC, v.number DESC LIMIT 1)"
)
LAYERS = ("units", "areas")
_TEXTS = ("name", "short_name", "code", "status", "opening_date", "closed_date")
_NO_TYPE = "There is no such type: write the name of one that the registry has."
_NO_PARENT = (
    "There is not exactly one such parent: write the reference of a unit, or a name that only it has."
)
_NO_SHAPE = "An area needs a shape: draw one, or add a unit to the layer units."
_BARE = (
    "(SELECT CASE count(*) WHEN 1 THEN min(u.id) END FROM org_unit u WHERE u.source_ref = NEW.ref"
    f" AND u.version_id = {VERSION} AND NOT EXISTS (SELECT 1 FROM boundary b WHERE b.org_unit_id = u.id))"
)
_NEW = {"name": "'New unit'", "status": "'NEW'"}


def views() -> list[str]:
    """Drop them, and make them again with their triggers."""
    return [
        "DROP VIEW IF EXISTS units",
        "DROP VIEW IF EXISTS areas",
        _view("units", "u.id", "u.point", "org_unit u"),
        _view("areas", "b.id", "b.geom", "boundary b JOIN org_unit u ON u.id = b.org_unit_id"),
        _trigger("units", "INSERT", f"{_checks()}\n{_insert('point')}"),
        _trigger("units", "UPDATE", f"{_checks('OLD')}\n{_update('OLD.fid', 'point')}"),
        _trigger("units", "DELETE", "DELETE FROM org_unit WHERE id = OLD.fid;"),
        # An area may be drawn anew: with the reference of a unit that has none it is that unit's.
        _trigger(
            "areas",
            "INSERT",
            "\n".join(
                (_checks(), _refuse("NEW.geom IS NULL", _NO_SHAPE), _insert(unless=_BARE), _insert_boundary())
            ),
        ),
        _trigger("areas", "UPDATE", f"{_checks('OLD')}\n{_update(_OF_AREA)}\n{_update_boundary()}"),
        # The area goes, the unit stays: who draws a district anew does not mean to lose it.
        _trigger("areas", "DELETE", "DELETE FROM boundary WHERE id = OLD.fid;"),
    ]


_OF_AREA = "(SELECT org_unit_id FROM boundary WHERE id = OLD.fid)"


def _view(name: str, fid: str, shape: str, tables: str) -> str:
    version = fid.replace(".id", ".version_id")
    return (
        f"CREATE VIEW {name} AS SELECT {fid} AS fid, {shape}, u.name, t.name AS type, p.name AS parent,"
        f" u.source_ref AS ref, u.short_name, u.code, u.status, u.opening_date, u.closed_date FROM {tables}"
        " LEFT JOIN org_unit_type t ON t.id = u.type_id LEFT JOIN org_unit p ON p.id = u.parent_id"
        f" WHERE {version} = {VERSION}"
    )


def _trigger(view: str, event: str, body: str) -> str:
    return f"CREATE TRIGGER {view}_{event.lower()} INSTEAD OF {event} ON {view}\nBEGIN\n{body}\nEND"


def _type() -> str:
    return "(SELECT id FROM org_unit_type WHERE name = NEW.type)"


def _parent() -> str:
    """The one unit of that reference; where none has it, of that code, or else of that name."""

    def held(column: str) -> str:
        return f"FROM org_unit WHERE {column} = NEW.parent AND version_id = {VERSION}"

    cases = " ".join(
        f"WHEN EXISTS (SELECT 1 {held(column)})"
        f" THEN (SELECT CASE count(*) WHEN 1 THEN min(id) END {held(column)})"
        for column in ("source_ref", "code", "name")
    )
    return f"(CASE {cases} END)"


def _refuse(condition: str, said: str) -> str:
    return f"SELECT RAISE(ABORT, '{said}') WHERE {condition};"


def _checks(old: str = "") -> str:
    changed = {name: f"NEW.{name} IS NOT {old}.{name} AND " if old else "" for name in ("type", "parent")}
    return "\n".join(
        (
            _refuse(f"{changed['type']}NEW.type IS NOT NULL AND {_type()} IS NULL", _NO_TYPE),
            _refuse(f"{changed['parent']}NEW.parent IS NOT NULL AND {_parent()} IS NULL", _NO_PARENT),
        )
    )


def _insert(shape: str = "", unless: str = "NULL") -> str:
    values = {
        name: f"coalesce(NEW.{name}, {_NEW[name]})" if name in _NEW else f"NEW.{name}" for name in _TEXTS
    }
    values |= {"source_ref": "NEW.ref", "type_id": _type(), "parent_id": _parent(), "version_id": VERSION}
    values |= {shape: f"NEW.{shape}"} if shape else {}
    listed = ", ".join(values.values())
    return f"INSERT INTO org_unit ({', '.join(values)}) SELECT {listed} WHERE {unless} IS NULL;"


def _insert_boundary() -> str:
    return (
        "INSERT INTO boundary (version_id, org_unit_id, geom)"
        f" SELECT {VERSION}, coalesce({_BARE}, (SELECT max(id) FROM org_unit)), NEW.geom;"
    )


def _update(unit: str, shape: str = "") -> str:
    """Only what changed: a unit that somebody looked at is no entry of the history."""
    columns = {name: f"NEW.{name}" for name in _TEXTS} | {"source_ref": "NEW.ref"}
    if shape:
        moved = f"NEW.{shape} IS NOT OLD.{shape}"
        columns |= {shape: f"NEW.{shape}"}
        # Measured at the old place.
        columns |= {n: f"CASE WHEN {moved} THEN NULL ELSE {n} END" for n in ("altitude", "accuracy")}
    columns["type_id"] = f"CASE WHEN NEW.type IS OLD.type THEN type_id ELSE {_type()} END"
    columns["parent_id"] = f"CASE WHEN NEW.parent IS OLD.parent THEN parent_id ELSE {_parent()} END"
    sets = ", ".join(f"{name} = {value}" for name, value in columns.items())
    differ = " OR ".join(f"{name} IS NOT {value}" for name, value in columns.items())
    return f"UPDATE org_unit SET {sets} WHERE id = {unit} AND ({differ});"


def _update_boundary() -> str:
    return "UPDATE boundary SET geom = NEW.geom WHERE id = OLD.fid AND geom IS NOT NEW.geom;"
