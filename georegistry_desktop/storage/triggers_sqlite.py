"""The rules and the history of an embedded registry, as SQLite triggers.

They use built-in SQL only, so that QGIS and a bare sqlite3 fire them too; only the spatial index asks for
the ST_ functions that every GeoPackage program brings.
"""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from georegistry_desktop.storage import words
from georegistry_desktop.storage.history_tables import CONTENT, HISTORY
from georegistry_desktop.storage.link_tables import IMAGE, PAIR
from georegistry_desktop.storage.tables import metadata

NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
UUID = (
    "(SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-' ||"
    " substr('89ab', 1 + (abs(random()) % 4), 1) || substr(h, 18, 3) || '-' || substr(h, 21, 12)"
    " FROM (SELECT lower(hex(randomblob(16))) AS h))"
)
SPATIAL = {"org_unit": "point", "boundary": "geom"}

_STATE = "coalesce((SELECT state FROM source_version WHERE id = {row}.version_id), 'missing')"
_OUTSIDE_SECONDS = 5
_TEXTS = ("name", "short_name", "code", "source_ref")
_IDENTITY_COLUMNS = {name: "uuid" for name in CONTENT if "uuid" in metadata.tables[name].c}


def triggers() -> dict[str, str]:
    """Name -> CREATE TRIGGER, of all triggers of the registry."""
    found: dict[str, str] = {}
    for table in CONTENT:
        found |= _frozen(table) | _history(table) | _no_replace(table, words.TAKEN)
        found |= _no_replace(f"{table}_history", words.HISTORY)
    found |= _no_replace("changeset", words.HISTORY) | _readable()
    found |= _no_replace("link", words.TAKEN) | _no_replace("link_history", words.HISTORY) | _links()
    found |= _tree() | _members() | _protected_history() | _version_states()
    for table, column in SPATIAL.items():
        found |= _spatial_index(table, column)
    return found


def _raise(message: str) -> str:
    return f"RAISE(ABORT, '{message.replace(chr(39), chr(39) * 2)}')"


def _trigger(name: str, when: str, body: str) -> dict[str, str]:
    return {name: f"CREATE TRIGGER {name} {when}\nBEGIN\n{body}\nEND"}


def _frozen(table: str) -> dict[str, str]:
    refuse = f"SELECT {_raise(words.FROZEN)};"
    old, new = _STATE.format(row="OLD"), _STATE.format(row="NEW")
    identity = "NEW.version_id IS NOT OLD.version_id"
    if table in _IDENTITY_COLUMNS:
        identity += " OR (OLD.uuid IS NOT NULL AND NEW.uuid IS NOT OLD.uuid)"
    return {
        **_trigger(
            f"{table}_frozen_insert",
            f"BEFORE INSERT ON {table} WHEN {new} NOT IN ('live', 'loading')",
            refuse,
        ),
        **_trigger(f"{table}_frozen_update", f"BEFORE UPDATE ON {table} WHEN {old} <> 'live'", refuse),
        **_trigger(
            f"{table}_frozen_delete",
            f"BEFORE DELETE ON {table} WHEN {old} NOT IN ('live', 'dropped')",
            refuse,
        ),
        **_trigger(
            f"{table}_identity",
            f"BEFORE UPDATE ON {table} WHEN {identity}",
            f"SELECT {_raise(words.IDENTITY)};",
        ),
    }


def _readable() -> dict[str, str]:
    """SQLite takes any value in any column; what could not be read again would hide a whole version."""
    wrong = [f"typeof(NEW.{name}) NOT IN ('text', 'null')" for name in _TEXTS]
    wrong += [f"typeof(NEW.{name}) NOT IN ('real', 'integer', 'null')" for name in ("altitude", "accuracy")]
    for name in ("opening_date", "closed_date"):
        wrong += [f"NEW.{name} IS NOT date(NEW.{name}, '+0 days')", f"NEW.{name} < '0001-01-01'"]
    wrong += [
        f"CASE WHEN NEW.{name} IS NULL THEN 0 WHEN json_valid(NEW.{name})"
        f" THEN json_type(NEW.{name}) <> '{kind}' ELSE 1 END"
        for name, kind in (("aliases", "array"), ("extra", "object"), ("translations", "object"))
    ]
    wrong += [
        "CASE WHEN json_valid(NEW.aliases)"
        " THEN EXISTS (SELECT 1 FROM json_each(NEW.aliases) WHERE type <> 'text') END"
    ]
    wrong += [_no_geometry("point", "01", "E9")]
    wrong += ["NEW.type_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM org_unit_type WHERE id = NEW.type_id)"]
    found: dict[str, str] = {}
    conditions = {"org_unit": " OR ".join(wrong), "boundary": _no_geometry("geom", "03", "06", "EB", "EE")}
    for table, names in (
        ("org_group", ("name", "source_ref", "code")),
        ("group_set", ("name", "source_ref")),
        ("reference", ("source", "ref")),
    ):
        conditions[table] = " OR ".join(f"typeof(NEW.{n}) NOT IN ('text', 'null')" for n in names)
    for table, condition in conditions.items():
        columns = ", ".join(c.name for c in metadata.tables[table].c if f"NEW.{c.name}" in condition)
        for name, event in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}")):
            found |= _trigger(
                f"{table}_readable_{name}",
                f"BEFORE {event} ON {table} WHEN {condition}",
                f"SELECT {_raise(words.READABLE)};",
            )
    return found


def _no_geometry(column: str, *types: str) -> str:
    """Neither null nor a GeoPackage blob of one of the WKB ``types``, last byte in hex, with or without Z.

    'GP' in ASCII opens the blob; the second digit of its flags says how long an envelope precedes the WKB.
    """
    value = f"NEW.{column}"
    sizes = {"01": 0, "23": 32, "4567": 48, "89": 64}
    cases = " ".join(f"WHEN '{digit}' THEN {size}" for digits, size in sizes.items() for digit in digits)
    start = f"9 + CASE substr(hex(substr({value}, 4, 1)), 2) {cases} END"
    little, big = (f"hex(substr({value}, {start} + {place}, 1))" for place in (1, 4))
    kind = f"CASE hex(substr({value}, {start}, 1)) WHEN '01' THEN {little} ELSE {big} END"
    known = ", ".join(f"'{t}'" for t in types)
    blob = (
        f"typeof({value}) = 'blob' AND substr({value}, 1, 2) = x'4750' AND coalesce({kind}, '') IN ({known})"
    )
    return f"{value} IS NOT NULL AND NOT ({blob})"


def _no_replace(table: str, said: str) -> dict[str, str]:
    """OR REPLACE takes the row that stands in its way without firing any trigger of a deletion."""
    held = metadata.tables[table]
    unique = [list(i.columns.keys()) for i in held.indexes if i.unique]
    unique += [list(c.columns.keys()) for c in held.constraints if isinstance(c, UniqueConstraint)]
    keys = [["id"], *sorted(k for k in unique if "id" not in k)]
    same = [" AND ".join(f"{c} = NEW.{c}" for c in key) for key in keys]
    refuse = f"SELECT {_raise(said)};"
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key})" for key in same)
    other = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key} AND id <> OLD.id)" for key in same)
    columns = ", ".join(dict.fromkeys(c for key in keys for c in key))
    found = _trigger(f"{table}_taken_insert", f"BEFORE INSERT ON {table} WHEN {taken}", refuse)
    if table in _IDENTITY_COLUMNS:  # whose keys never change
        return found
    return found | _trigger(
        f"{table}_taken_update", f"BEFORE UPDATE OF {columns} ON {table} WHEN {other}", refuse
    )


def _header(row: str) -> str:
    """Open a header for a write that has none. Writes of the last seconds share one: SQLite names neither
    programs nor transactions."""
    return f"""
INSERT INTO changeset (uuid, version_id, kind, state, label, author, application, created_at, committed_at)
SELECT {UUID}, {row}.version_id, 'outside', 'committed', '{words.OUTSIDE_LABEL}', 'outside', 'outside',
       {NOW}, {NOW}
WHERE NOT EXISTS (SELECT 1 FROM open_changeset) AND NOT EXISTS (
    SELECT 1 FROM changeset WHERE id = (SELECT max(id) FROM changeset) AND kind = 'outside'
    AND version_id = {row}.version_id
    AND committed_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{_OUTSIDE_SECONDS} seconds'));
UPDATE registry_head SET revision = revision + 1 WHERE NOT EXISTS (SELECT 1 FROM open_changeset);
UPDATE changeset SET revision = (SELECT revision FROM registry_head), committed_at = {NOW}
WHERE id = (SELECT max(id) FROM changeset) AND NOT EXISTS (SELECT 1 FROM open_changeset);"""


_CURRENT = "coalesce((SELECT changeset_id FROM open_changeset), (SELECT max(id) FROM changeset))"
_PREFIX = "coalesce((SELECT path FROM org_unit_path WHERE org_unit_id = {row}.parent_id), '/')"
_DEPTH = "coalesce((SELECT depth FROM org_unit_path WHERE org_unit_id = {row}.parent_id), 0)"
_PARENT_UNKNOWN = (
    "NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM org_unit_path"
    " WHERE org_unit_id = NEW.parent_id AND version_id = NEW.version_id)"
)

# What a row's own trigger does first. It stands in the trigger that writes the history, and not in one
# beside it, because SQLite promises no order among triggers.
_FIRST = {
    ("org_unit", "I"): f"""
SELECT {{parent}} WHERE {_PARENT_UNKNOWN};
UPDATE org_unit SET uuid = {UUID} WHERE id = NEW.id AND uuid IS NULL;
INSERT INTO org_unit_path (org_unit_id, version_id, path, depth)
SELECT NEW.id, NEW.version_id, {_PREFIX.format(row="NEW")} || NEW.id || '/',
    {_DEPTH.format(row="NEW")} + 1;""",
    ("org_unit", "D"): """
SELECT {children}
WHERE EXISTS (SELECT 1 FROM org_unit WHERE version_id = OLD.version_id AND parent_id = OLD.id);
DELETE FROM boundary WHERE org_unit_id = OLD.id;
DELETE FROM reference WHERE org_unit_id = OLD.id;
DELETE FROM membership WHERE version_id = OLD.version_id AND org_unit_id = OLD.id;""",
    ("org_group", "D"): """
DELETE FROM membership WHERE group_id = OLD.id;
DELETE FROM group_set_member WHERE version_id = OLD.version_id AND group_id = OLD.id;""",
    ("group_set", "D"): """
DELETE FROM group_set_member WHERE group_set_id = OLD.id;""",
}


def _history(table: str) -> dict[str, str]:
    columns = HISTORY[table]
    found: dict[str, str] = {}
    unwatched = {"id", "account_id", "version_id", "uuid", "rev", "updated_by", "updated_at"}
    watched = [c.name for c in metadata.tables[table].c if c.name not in unwatched]
    for op, event, row in (
        ("I", "AFTER INSERT", "NEW"),
        ("U", f"AFTER UPDATE OF {', '.join(watched)}", "OLD"),
        ("D", "BEFORE DELETE", "OLD"),
    ):
        kept = [n for n in columns if op != "I" or n in ("uuid", "group_uuid", "source", "ref")]
        values = [columns[n].format(row=row, schema="") for n in kept]
        if (table, op) == ("org_unit", "I"):
            values[kept.index("uuid")] = "(SELECT uuid FROM org_unit WHERE id = NEW.id)"
        first = _FIRST.get((table, op), "").format(
            parent=_raise(words.PARENT), children=_raise(words.CHILDREN)
        )
        body = f"""{first}{_header(row)}
INSERT INTO {table}_history (changeset_id, version_id, op, {", ".join(kept)})
SELECT {_CURRENT}, {row}.version_id, '{op}', {", ".join(values)};"""
        if table == "org_unit" and op != "D":
            counter = "OLD.rev + 1" if op == "U" else "1"
            body += f"""
UPDATE org_unit SET rev = {counter}, updated_at = {NOW},
    updated_by = (SELECT author FROM changeset WHERE id = {_CURRENT}) WHERE id = NEW.id;"""
        found |= _trigger(
            f"{table}_{event.split()[1].lower()}",
            f"{event} ON {table} WHEN {_STATE.format(row=row)} = 'live'",
            body,
        )
    return found


def _links() -> dict[str, str]:
    """What was decided of links and what was before; of any version, for links lie outside of them."""
    found: dict[str, str] = {}
    for op, event, row in (("I", "INSERT", "NEW"), ("U", "UPDATE", "NEW"), ("D", "DELETE", "OLD")):
        values = [f"{row}.{name}" for name in PAIR]
        values += [f"OLD.{name}" if op != "I" else "NULL" for name in IMAGE]
        values += [f"NEW.{name}" if op != "D" else "NULL" for name in ("state", "comment")]
        body = f"""{_header(row)}
INSERT INTO link_history (changeset_id, version_id, op, {", ".join((*PAIR, *IMAGE))},
    after_state, after_comment)
SELECT {_CURRENT}, {row}.version_id, '{op}', {", ".join(values)};"""
        found |= _trigger(f"link_{event.lower()}", f"AFTER {event} ON link", body)
    changed = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in PAIR)
    return found | _trigger(
        "link_identity", f"BEFORE UPDATE ON link WHEN {changed}", f"SELECT {_raise(words.IDENTITY)};"
    )


def _tree() -> dict[str, str]:
    old, new = _PREFIX.format(row="OLD"), _PREFIX.format(row="NEW")
    below = f"path >= {old} || OLD.id || '/' AND path < {old} || OLD.id || '0'"
    return {
        **_trigger(
            "org_unit_path_update",
            "AFTER UPDATE OF parent_id ON org_unit WHEN OLD.parent_id IS NOT NEW.parent_id",
            # The paths of both parents stand still here: neither lies below the unit.
            f"""SELECT {_raise(words.PARENT)} WHERE {_PARENT_UNKNOWN};
SELECT {_raise(words.CYCLE)}
WHERE EXISTS (SELECT 1 FROM org_unit_path WHERE org_unit_id = NEW.parent_id AND {below});
UPDATE org_unit_path
SET path = {new} || substr(path, length({old}) + 1),
    depth = depth + {_DEPTH.format(row="NEW")} - {_DEPTH.format(row="OLD")}
WHERE version_id = NEW.version_id AND {below};""",
        ),
        **_trigger(
            "org_unit_path_delete",
            "AFTER DELETE ON org_unit",
            "DELETE FROM org_unit_path WHERE org_unit_id = OLD.id;",
        ),
        **_trigger(
            "org_unit_row_id",
            "BEFORE UPDATE OF id ON org_unit WHEN NEW.id <> OLD.id",
            f"SELECT {_raise(words.ROW_ID)};",
        ),
    }


def _members() -> dict[str, str]:
    """Foreign keys say the same, but a bare sqlite3 does not switch them on."""
    found: dict[str, str] = {}
    for table, parents in {
        "boundary": {"org_unit_id": "org_unit"},
        "reference": {"org_unit_id": "org_unit"},
        "membership": {"org_unit_id": "org_unit", "group_id": "org_group"},
        "group_set_member": {"group_set_id": "group_set", "group_id": "org_group"},
    }.items():
        wrong = " OR ".join(
            f"NOT EXISTS (SELECT 1 FROM {parent} WHERE id = NEW.{column} AND version_id = NEW.version_id)"
            for column, parent in parents.items()
        )
        for event in ("INSERT", "UPDATE"):
            found |= _trigger(
                f"{table}_member_{event.lower()}",
                f"BEFORE {event} ON {table} WHEN {wrong}",
                f"SELECT {_raise(words.MEMBER)};",
            )
    return found


def _protected_history() -> dict[str, str]:
    found: dict[str, str] = {}
    refuse = f"SELECT {_raise(words.HISTORY)};"
    for table in (*CONTENT, "link"):
        for event in ("UPDATE", "DELETE"):
            found |= _trigger(
                f"{table}_history_no_{event.lower()}", f"BEFORE {event} ON {table}_history", refuse
            )
    found |= _trigger("changeset_no_delete", "BEFORE DELETE ON changeset", refuse)
    fixed = " OR ".join(
        f"NEW.{c} IS NOT OLD.{c}"
        for c in (
            "uuid",
            "version_id",
            "kind",
            "state",
            "label",
            "author",
            "application",
            "created_at",
            "undoes_id",
        )
    )
    # The header of outside writes still moves on with each of them; all else stands once committed.
    moved = "NEW.revision IS NOT OLD.revision OR NEW.committed_at IS NOT OLD.committed_at"
    moving = f"OLD.kind <> 'outside' AND ({moved})"
    return found | _trigger(
        "changeset_no_update",
        f"BEFORE UPDATE ON changeset WHEN OLD.state IN ('committed', 'discarded') AND ({fixed} OR {moving})",
        refuse,
    )


def _version_states() -> dict[str, str]:
    allowed = (
        "(OLD.state = 'loading' AND NEW.state IN ('snapshot', 'live'))"
        " OR (OLD.state IN ('snapshot', 'live') AND NEW.state = 'dropped')"
    )
    return {
        **_trigger(
            "source_version_state",
            f"BEFORE UPDATE OF state ON source_version WHEN NEW.state <> OLD.state AND NOT ({allowed})",
            f"SELECT {_raise(words.STATE)};",
        ),
        **_trigger(
            "source_version_no_delete", "BEFORE DELETE ON source_version", f"SELECT {_raise(words.STATE)};"
        ),
    }


def _spatial_index(table: str, column: str) -> dict[str, str]:
    """The R-tree triggers of the GeoPackage extension gpkg_rtree_index, 1.4.

    Numbers 4 and 5 watch ``id`` alone (the standard's watch any column, to the same end): otherwise a bare
    sqlite3, which lacks ST_IsEmpty, could not even rename a unit.
    """
    tree = f"rtree_{table}_{column}"
    box = ", ".join(f"ST_{side}(NEW.{column})" for side in ("MinX", "MaxX", "MinY", "MaxY"))
    put = f"INSERT OR REPLACE INTO {tree} VALUES (NEW.id, {box});"
    new = f"NEW.{column} NOTNULL AND NOT ST_IsEmpty(NEW.{column})"
    new_empty = f"(NEW.{column} ISNULL OR ST_IsEmpty(NEW.{column}))"
    had = f"OLD.{column} NOTNULL AND NOT ST_IsEmpty(OLD.{column})"
    had_none = f"(OLD.{column} ISNULL OR ST_IsEmpty(OLD.{column}))"
    drop = f"DELETE FROM {tree} WHERE id = OLD.id;"
    sides = ", ".join(
        f"{side.lower()} = ST_{side}(NEW.{column})" for side in ("MinX", "MaxX", "MinY", "MaxY")
    )
    move = f"UPDATE {tree} SET {sides} WHERE id = NEW.id;"
    return {
        **_trigger(f"{tree}_insert", f"AFTER INSERT ON {table} WHEN ({new})", put),
        **_trigger(
            f"{tree}_update2",
            f"AFTER UPDATE OF {column} ON {table} WHEN OLD.id = NEW.id AND {new_empty}",
            drop,
        ),
        **_trigger(
            f"{tree}_update4",
            f"AFTER UPDATE OF id ON {table} WHEN OLD.id <> NEW.id AND {new_empty}",
            f"DELETE FROM {tree} WHERE id IN (OLD.id, NEW.id);",
        ),
        **_trigger(
            f"{tree}_update5",
            f"AFTER UPDATE OF id ON {table} WHEN OLD.id <> NEW.id AND ({new})",
            f"{drop}\n{put}",
        ),
        **_trigger(
            f"{tree}_update6",
            f"AFTER UPDATE OF {column} ON {table} WHEN OLD.id = NEW.id AND ({new}) AND ({had})",
            move,
        ),
        **_trigger(
            f"{tree}_update7",
            f"AFTER UPDATE OF {column} ON {table} WHEN OLD.id = NEW.id AND ({new}) AND {had_none}",
            put,
        ),
        **_trigger(f"{tree}_delete", f"AFTER DELETE ON {table} WHEN OLD.{column} NOT NULL", drop),
    }
