"""The rules and the history of a shared registry, as PostgreSQL functions and triggers.

History is written once a statement from transition tables (a row at a time costs 50 times as much). All
names carry their schema: a bare psql has another search path.
"""

from __future__ import annotations

from georegistry_desktop.storage import words
from georegistry_desktop.storage.history_tables import CONTENT, HISTORY
from georegistry_desktop.storage.link_tables import IMAGE, PAIR

SCHEMA = "georegistry"
_IDENTITY = ("org_unit", "org_group", "group_set")
_REFUSE = "restrict_violation"
_TRANSITION = {
    "I": "REFERENCING NEW TABLE AS new_rows",
    "U": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "D": "REFERENCING OLD TABLE AS old_rows",
}


def statements() -> list[str]:
    """Everything, in order; each can be run again over an older state of itself."""
    found = [*_headers(), *_states(), *_tree()]
    for table in CONTENT:
        found += _content(table)
    found += _links()
    for table in (*CONTENT, "link"):
        found += _protect(f"{table}_history")
    # It fires no row's trigger: neither frozen versions nor the history would notice.
    for table in (*CONTENT, "link", "source_version"):
        found += _protect(table, events=("TRUNCATE",), said=words.TRUNCATE)
    return found


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = '{_REFUSE}', MESSAGE = {_quoted(message)};"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _function(name: str, body: str, declare: str = "", returns: str = "trigger", args: str = "") -> str:
    head = f"CREATE OR REPLACE FUNCTION {SCHEMA}.{name}({args}) RETURNS {returns} LANGUAGE plpgsql AS $$"
    return f"{head}\n{('DECLARE ' + declare) if declare else ''}\nBEGIN\n{body}\nEND $$"


def _trigger(table: str, name: str, when: str, function: str, each: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {SCHEMA}.{table}",
        f"CREATE TRIGGER {name} {when} {each} EXECUTE FUNCTION {SCHEMA}.{function}()",
    ]


def _headers() -> list[str]:
    """The header of a transaction: ours, or one made for a write from outside, named after its program."""
    return [
        _function(
            "open_changeset",
            f"""
SELECT id INTO found FROM {SCHEMA}.changeset
WHERE transaction_id = pg_current_xact_id()::text::bigint
    AND changeset.version_id = version ORDER BY id DESC LIMIT 1;
IF found IS NULL THEN
    INSERT INTO {SCHEMA}.changeset (uuid, version_id, kind, state, label, author, application, created_at,
                                    committed_at, transaction_id)
    VALUES (gen_random_uuid()::text, version, 'outside', 'committed', {_quoted(words.OUTSIDE_LABEL)},
            session_user,
            coalesce(nullif(current_setting('application_name'), ''), 'outside'), now(), now(),
            pg_current_xact_id()::text::bigint)
    RETURNING id INTO found;
END IF;
RETURN found;""",
            declare="found bigint;",
            returns="bigint",
            args="version bigint",
        ),
        # Deferred to the commit: a long job holds the revision's row for an instant only.
        _function(
            "draw_revision",
            f"""
IF (SELECT revision FROM {SCHEMA}.changeset WHERE id = NEW.id) IS NULL THEN
    UPDATE {SCHEMA}.registry_head SET revision = revision + 1 RETURNING revision INTO drawn;
    -- Transaction numbers start again in a database that was restored elsewhere.
    UPDATE {SCHEMA}.changeset
    SET revision = drawn, committed_at = clock_timestamp(), transaction_id = NULL WHERE id = NEW.id;
    PERFORM pg_notify('{SCHEMA}', drawn::text);
END IF;
RETURN NULL;""",
            declare="drawn bigint;",
        ),
        f"DROP TRIGGER IF EXISTS changeset_revision ON {SCHEMA}.changeset",
        f"""CREATE CONSTRAINT TRIGGER changeset_revision AFTER INSERT OR UPDATE ON {SCHEMA}.changeset
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'committed' AND NEW.revision IS NULL)
EXECUTE FUNCTION {SCHEMA}.draw_revision()""",
        _function(
            "changeset_guard",
            f"""
IF TG_OP = 'DELETE' THEN {_raise(words.HISTORY)} END IF;
IF OLD.state = 'discarded' OR (OLD.state = 'committed' AND (
    OLD.revision IS NOT NULL OR (NEW.uuid, NEW.version_id, NEW.kind, NEW.state, NEW.label, NEW.author)
    IS DISTINCT FROM (OLD.uuid, OLD.version_id, OLD.kind, OLD.state, OLD.label, OLD.author)))
THEN {_raise(words.HISTORY)} END IF;
RETURN NEW;""",
        ),
        *_trigger(
            "changeset",
            "changeset_guard",
            f"BEFORE UPDATE OR DELETE ON {SCHEMA}.changeset",
            "changeset_guard",
            "FOR EACH ROW",
        ),
        *_protect("changeset", events=("TRUNCATE",)),
    ]


def _protect(
    table: str, events: tuple[str, ...] = ("UPDATE", "DELETE", "TRUNCATE"), said: str = words.HISTORY
) -> list[str]:
    guard = "history_guard" if said == words.HISTORY else "truncate_guard"
    function = _function(guard, _raise(said))
    name = f"{table}_protected"
    when = f"BEFORE {' OR '.join(events)} ON {SCHEMA}.{table}"
    return [function, *_trigger(table, name, when, guard, "FOR EACH STATEMENT")]


def _states() -> list[str]:
    return [
        _function(
            "version_guard",
            f"""
IF TG_OP = 'DELETE' OR (NEW.state <> OLD.state AND NOT (
    (OLD.state = 'loading' AND NEW.state IN ('snapshot', 'live'))
    OR (OLD.state IN ('snapshot', 'live') AND NEW.state = 'dropped')))
THEN {_raise(words.STATE)} END IF;
RETURN NEW;""",
        ),
        *_trigger(
            "source_version",
            "source_version_guard",
            f"BEFORE UPDATE OR DELETE ON {SCHEMA}.source_version",
            "version_guard",
            "FOR EACH ROW",
        ),
    ]


def _tree() -> list[str]:
    return [
        f"ALTER TABLE {SCHEMA}.org_unit ALTER COLUMN uuid SET DEFAULT gen_random_uuid()::text",
        f"ALTER TABLE {SCHEMA}.org_unit ALTER COLUMN uuid SET NOT NULL",
        _function(
            "org_unit_before_update",
            f"""
IF NEW.uuid <> OLD.uuid OR NEW.version_id <> OLD.version_id THEN {_raise(words.IDENTITY)} END IF;
NEW.rev := OLD.rev + 1;
NEW.updated_at := now();
NEW.updated_by := session_user;
RETURN NEW;""",
        ),
        *_trigger(
            "org_unit",
            "org_unit_before_update",
            f"BEFORE UPDATE ON {SCHEMA}.org_unit",
            "org_unit_before_update",
            "FOR EACH ROW",
        ),
        # The version's row is the lock of its structure. Read committed gives each statement in here a fresh
        # look, so what a waiting move sees is the tree that the one before it left.
        _function(
            "org_unit_path_update",
            f"""
PERFORM 1 FROM {SCHEMA}.source_version WHERE id = NEW.version_id FOR NO KEY UPDATE;
SELECT path INTO old_path FROM {SCHEMA}.org_unit_path WHERE org_unit_id = NEW.id;
SELECT path, depth INTO new_prefix, new_depth FROM {SCHEMA}.org_unit_path
WHERE org_unit_id = NEW.parent_id AND version_id = NEW.version_id;
IF NEW.parent_id IS NULL THEN new_prefix := '/'; new_depth := 0; END IF;
IF new_prefix IS NULL THEN {_raise(words.PARENT)} END IF;
IF starts_with(new_prefix, old_path) THEN {_raise(words.CYCLE)} END IF;
old_depth := (SELECT depth FROM {SCHEMA}.org_unit_path WHERE org_unit_id = NEW.id);
UPDATE {SCHEMA}.org_unit_path
SET path = new_prefix || NEW.id || '/' || substr(path, length(old_path) + 1),
    depth = depth + new_depth + 1 - old_depth
WHERE version_id = NEW.version_id AND path >= old_path AND path < left(old_path, -1) || '0';
RETURN NULL;""",
            declare="old_path text; new_prefix text; new_depth int; old_depth int;",
        ),
        *_trigger(
            "org_unit",
            "org_unit_path_update",
            f"AFTER UPDATE OF parent_id ON {SCHEMA}.org_unit",
            "org_unit_path_update",
            "FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id)",
        ),
        *_before_delete(
            "org_unit",
            "boundary WHERE org_unit_id = OLD.id",
            "reference WHERE org_unit_id = OLD.id",
            "membership WHERE version_id = OLD.version_id AND org_unit_id = OLD.id",
        ),
        *_before_delete(
            "org_group",
            "membership WHERE group_id = OLD.id",
            "group_set_member WHERE version_id = OLD.version_id AND group_id = OLD.id",
        ),
        *_before_delete("group_set", "group_set_member WHERE group_set_id = OLD.id"),
    ]


def _before_delete(table: str, *dependents: str) -> list[str]:
    """What hangs on a row of a live version goes first, through its own triggers and into the history."""
    deletions = "\n".join(f"    DELETE FROM {SCHEMA}.{rows};" for rows in dependents)
    name = f"{table}_before_delete"
    body = f"""
SELECT state INTO held FROM {SCHEMA}.source_version WHERE id = OLD.version_id;
IF held NOT IN ('live', 'dropped') THEN {_raise(words.FROZEN)} END IF;
IF held = 'live' THEN
{deletions}
END IF;
RETURN OLD;"""
    when = f"BEFORE DELETE ON {SCHEMA}.{table}"
    return [_function(name, body, declare="held text;"), *_trigger(table, name, when, name, "FOR EACH ROW")]


_PATHS = f"""
    WITH RECURSIVE placed AS (
        SELECT n.id, n.version_id, coalesce(p.path, '/') || n.id || '/' AS path,
            coalesce(p.depth, 0) + 1 AS depth
        FROM new_rows n LEFT JOIN {SCHEMA}.org_unit_path p
            ON p.org_unit_id = n.parent_id AND p.version_id = n.version_id
        WHERE n.version_id = version AND (n.parent_id IS NULL OR p.path IS NOT NULL)
        UNION ALL
        SELECT n.id, n.version_id, placed.path || n.id || '/', placed.depth + 1
        FROM new_rows n JOIN placed ON n.parent_id = placed.id)
    INSERT INTO {SCHEMA}.org_unit_path (org_unit_id, version_id, path, depth)
    SELECT id, version_id, path, depth FROM placed;
    IF EXISTS (SELECT 1 FROM new_rows n LEFT JOIN {SCHEMA}.org_unit_path p ON p.org_unit_id = n.id
               WHERE n.version_id = version AND p.path IS NULL)
    THEN {_raise(words.CYCLE)} END IF;"""


# Text that is no JSON at all fails in the cast itself.
_READABLE = f"""
    IF EXISTS (SELECT 1 FROM new_rows n WHERE n.version_id = version AND (
        json_typeof(n.aliases::json) <> 'array' OR json_typeof(n.extra::json) <> 'object'
        OR json_typeof(n.translations::json) <> 'object'
        OR n.opening_date NOT BETWEEN '0001-01-01' AND '9999-12-31'
        OR n.closed_date NOT BETWEEN '0001-01-01' AND '9999-12-31'))
        OR EXISTS (SELECT 1 FROM new_rows n, json_array_elements(n.aliases::json) a
                   WHERE n.version_id = version AND json_typeof(a) <> 'string')
    THEN {_raise(words.READABLE)} END IF;"""


def _content(table: str) -> list[str]:
    """For each content table: what a snapshot refuses, and the history of a live version."""
    found: list[str] = []
    columns = HISTORY[table]
    for op, event, row in (
        ("I", "INSERT", "new_rows"),
        ("U", "UPDATE", "old_rows"),
        ("D", "DELETE", "old_rows"),
    ):
        kept = [n for n in columns if op != "I" or n in ("uuid", "group_uuid", "source", "ref")]
        values = [columns[n].format(row="o", schema=f"{SCHEMA}.") for n in kept]
        if (table, op) == ("org_unit", "D"):
            # The parent may have gone in the same statement.
            gone = "(SELECT p.uuid FROM old_rows p WHERE p.id = o.parent_id)"
            values[kept.index("parent_uuid")] = (
                f"coalesce({columns['parent_uuid'].format(row='o', schema=f'{SCHEMA}.')}, {gone})"
            )
        passing = {"I": "'loading'", "U": "''", "D": "'dropped'"}[op]
        # Inserts share the structure's lock, so that no ancestor moves while they take its path.
        lock = "FOR SHARE" if (table, op) == ("org_unit", "I") else ""
        paths = _PATHS if (table, op) == ("org_unit", "I") else ""
        readable = _READABLE if table == "org_unit" and op != "D" else ""
        identity = ""
        if op == "U":
            same = "n.version_id = o.version_id" + (" AND n.uuid = o.uuid" if table in _IDENTITY else "")
            identity = f"""
IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id WHERE n.id IS NULL OR NOT ({same}))
THEN {_raise(words.IDENTITY)} END IF;"""
        body = f"""{identity}
FOR version IN SELECT DISTINCT version_id FROM {row} LOOP
    SELECT state INTO held FROM {SCHEMA}.source_version WHERE id = version {lock};
    CONTINUE WHEN held = {passing};
    IF held <> 'live' THEN {_raise(words.FROZEN)} END IF;
    {readable}{paths}
    header := {SCHEMA}.open_changeset(version);
    INSERT INTO {SCHEMA}.{table}_history (changeset_id, version_id, op, {", ".join(kept)})
    SELECT header, version, '{op}', {", ".join(values)}
    FROM {row} o WHERE o.version_id = version ORDER BY o.id;
END LOOP;
RETURN NULL;"""
        name = f"{table}_{event.lower()}"
        found.append(_function(name, body, declare="version bigint; held text; header bigint;"))
        when = f"AFTER {event} ON {SCHEMA}.{table} {_TRANSITION[op]}"
        found += _trigger(table, name, when, name, "FOR EACH STATEMENT")
    return found


def _links() -> list[str]:
    """What was decided of links and what was before; of any version, for links lie outside of them."""
    found: list[str] = []
    for op, event, rows, row in (
        ("I", "INSERT", "new_rows n", "n"),
        ("U", "UPDATE", "new_rows n JOIN old_rows o ON o.id = n.id", "n"),
        ("D", "DELETE", "old_rows o", "o"),
    ):
        values = [f"{row}.{name}" for name in PAIR]
        # A bare null would be text.
        kinds = {"score": "::double precision", "decided_at": "::timestamptz"}
        values += [f"o.{name}" if op != "I" else f"NULL{kinds.get(name, '')}" for name in IMAGE]
        values += [f"n.{name}" if op != "D" else "NULL" for name in ("state", "comment")]
        changed = ", ".join(f"n.{name}" for name in PAIR), ", ".join(f"o.{name}" for name in PAIR)
        identity = f"""
IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
           WHERE n.id IS NULL OR ({changed[0]}) IS DISTINCT FROM ({changed[1]}))
THEN {_raise(words.IDENTITY)} END IF;"""
        body = f"""{identity if op == "U" else ""}
FOR version IN SELECT DISTINCT {row}.version_id FROM {rows} LOOP
    header := {SCHEMA}.open_changeset(version);
    INSERT INTO {SCHEMA}.link_history (changeset_id, version_id, op, {", ".join((*PAIR, *IMAGE))},
        after_state, after_comment)
    SELECT header, version, '{op}', {", ".join(values)}
    FROM {rows} WHERE {row}.version_id = version ORDER BY {row}.id;
END LOOP;
RETURN NULL;"""
        name = f"link_{event.lower()}"
        found.append(_function(name, body, declare="version bigint; header bigint;"))
        when = f"AFTER {event} ON {SCHEMA}.link {_TRANSITION[op]}"
        found += _trigger("link", name, when, name, "FOR EACH STATEMENT")
    return found
