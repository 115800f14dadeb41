"""What is said for each code, in plain English.

An error or a problem carries its code and its parameters; these templates turn
them into sentences for the command line. The window translates the same codes.
Each entry is (what happened, what to do next).
"""

from __future__ import annotations

import shlex

from georegistry_desktop.domain.linking_messages import LINKING
from georegistry_desktop.domain.list_messages import LISTS
from georegistry_desktop.domain.reading_messages import READING
from georegistry_desktop.domain.reviewing_messages import REVIEWING
from georegistry_desktop.domain.server_messages import SERVERS
from georegistry_desktop.domain.uniting_messages import UNITING
from georegistry_desktop.domain.writing_messages import WRITING

MESSAGES: dict[str, tuple[str, str]] = {
    # registry
    "registry-missing": ("There is no registry at {address}.", "Make one with: georegistry init {address}"),
    "registry-exists": ("{address} already holds a registry.", "Open it, or choose another address."),
    "file-exists": (
        "{address} exists and is no registry; it is left alone.",
        "Choose another address, or move the file away.",
    ),
    "not-a-registry": ("{address} is no GeoRegistry registry: {reason}.", "Give the address of a registry."),
    "layer-in-the-way": (
        "The file has a layer '{name}' that somebody added; the registry now has one of that name itself.",
        "Rename or remove that layer in QGIS, then upgrade again.",
    ),
    "registry-older": (
        "{address} has an older schema ({found}; this program writes {expected}).",
        "Back it up, then run: georegistry upgrade {address}",
    ),
    "registry-newer": (
        "{address} was made by a newer GeoRegistry (schema {found}; this program knows {expected}).",
        "Install the newer program.",
    ),
    "address-bad": (
        "'{address}' is no address of a registry: {reason}.",
        "Give a file that ends in .gpkg, postgresql://user@host:5432/database, or service=NAME.",
    ),
    "registry-busy": (
        "{address} is being written by {holder}; waited {seconds:.0f} s.",
        "Try again when that has finished.",
    ),
    "connection-failed": (
        "Cannot reach {address}: {reason}.",
        "Check the address, the network and the user.",
    ),
    "postgis-missing": (
        "The database at {address} lacks PostGIS: {reason}.",
        "Ask its administrator for: CREATE EXTENSION postgis",
    ),
    "read-only": ("{address} cannot be written: {reason}.", "Check the rights on the file and its folder."),
    "database-refused": ("The database refused this: {reason}", "Nothing was written."),
    "right-missing": (
        "In the database you may not do this: {reason}.",
        "Nothing was written. Ask the registry's owner for it; the README names the rights that it takes.",
    ),
    # versions
    "version-missing": (
        "There is no version '{version}'. Known: {known}.",
        "See them with: georegistry versions {registry}",
    ),
    "version-ambiguous": ("'{version}' names no version: {reason}.", "Write SOURCE@NUMBER or SOURCE@live."),
    "source-exists": ("A source named '{source}' exists already.", "Choose another name."),
    "source-name-bad": ("'{source}' is no name for a source: {reason}.", "Use a name without '@' and ':'."),
    "source-curated": (
        "'{source}' is a curated source: imports go to a source of their own.",
        "Import under another name, then compare and apply.",
    ),
    "source-imported": (
        "'{source}' is an imported source: each of its versions is a snapshot already, none is live.",
        "To edit and publish it, make a curated copy: georegistry copy {registry} {source} --source NAME",
    ),
    "drop-live": (
        "'{source}' is a curated source: with its live version goes what was edited since it was published.",
        "If that is meant: georegistry drop {registry} {version}",
    ),
    "source-moved-on": ("'{source}' got another snapshot meanwhile; nothing was written.", "Try again."),
    "version-frozen": (
        "{version} is a snapshot and cannot be changed.",
        "Copy it to a curated source first: georegistry copy {registry} {version} --source NAME",
    ),
    "version-referred": (
        "{version} cannot be dropped: {reason}.",
        "First make another source the default one, or commit or discard what is proposed.",
    ),
    # units and changes
    "unit-missing": (
        "There is no unit '{unit}' in {version}.",
        "Give a reference, a code or a uuid of that version.",
    ),
    "unit-ambiguous": (
        "'{unit}' is the {key} of {count} units in {version}.",
        "Give the uuid of one of them.",
    ),
    "group-missing": (
        "'{group}' names no group, or several, in {version}. Known: {known}.",
        "Give the reference, the code, the name or the uuid of one.",
    ),
    "field-unknown": ("'{field}' is no field of a unit. Fields: {known}.", "Check the spelling."),
    "value-bad": ("'{value}' is no {field}: {reason}.", "Give {expected}."),
    "conflicts": (
        "{count} field(s) were changed by somebody else meanwhile; nothing was written.",
        "Look at each conflict and decide.",
    ),
    "rules-broken": (
        "The tree would break {count} rule(s); nothing was written.",
        "Mend the changes that are named.",
    ),
    "registry-replaced": (
        "{address} was replaced by another copy, perhaps an older backup, while it was open;"
        " nothing more is written to it from here.",
        "Open it anew.",
    ),
    "registry-closed": ("That registry is closed by now; nothing was changed.", "Open it again first."),
    "nothing-to-commit": ("There is nothing to commit.", ""),
    "nothing-to-undo": ("There is nothing of yours to undo.", ""),
    "nothing-to-redo": ("There is nothing of yours to redo.", ""),
    "undo-import": (
        "Your latest step is the {kind} of {version}, which is not undone by a change.",
        "Take back a change from before it: georegistry undo {registry} REVISION."
        " Or drop the version: georegistry drop {registry} {version}",
    ),
    "revision-missing": ("There is no revision {revision}.", "See them with: georegistry history {registry}"),
    "undo-event": (
        "Revision {revision} is the {kind} of {version}, which is not undone by a change.",
        "Drop the version instead: georegistry drop {registry} {version}",
    ),
    "undo-final": (
        "Revision {revision} ('{label}') is not undone by a change.",
        "Import, copy or choose anew what you need.",
    ),
    "undone-already": (
        "Revision {revision} is undone already, by revision {by}.",
        "To have it back, undo that one: georegistry undo {registry} {by}",
    ),
    "changeset-missing": (
        "There is no changeset {changeset}.",
        "See them with: georegistry history {registry}",
    ),
    "changeset-state": ("Changeset {changeset} is {state}, not {expected}.", ""),
    "undecided": ("{count} change(s) of the proposal are not decided.", "Accept or refuse each of them."),
    # rules of the tree
    "parent-unknown": ("{unit}: its parent {value} is not in this version.", "Give a parent that is there."),
    "cycle": (
        "{unit}: its chain of parents comes back to itself ({value}).",
        "Give one unit of the circle another parent.",
    ),
    "has-children": (
        "{unit}: it cannot be deleted, {value} still has it as parent.",
        "Move or delete them too.",
    ),
    "unit-there": ("{version} has this unit already: {unit}.", "Give the new one a uuid of its own."),
    "units-below": (
        "{unit}: {count} unit(s) stand below it: {value}.",
        "Delete them too, or let them move up to its parent.",
    ),
    "group-there": ("{version} has a group of that name already: {group}.", "Choose another name."),
    "group-gone": (
        "There is no group or group set {group} in {version}.",
        "Somebody deleted it; look again.",
    ),
    "key-there": ("{unit}: it has a '{value}' already.", "Choose another name for it."),
    "value-wrong": ("{unit}: {value} cannot be its {field}: {reason}.", "Correct the value."),
    "changes-disagree": ("The changes contradict each other: {reason}.", "Make them anew."),
    "name-empty": ("{unit}: it needs a name.", "Give it one."),
    "type-unknown": ("{unit}: there is no type '{value}'.", "Add the type, or use one that exists."),
    "group-unknown": ("{unit}: there is no group {value} in this version.", "Create the group first."),
    "status-unknown": ("{unit}: '{value}' is no status.", "Use NEW, VALID or REJECTED."),
    "dates-swapped": ("{unit}: it closes ({value}) before it opens.", "Correct one of the two dates."),
    "parent-type": (
        "{unit}: a {value} is not allowed under its parent's type.",
        "Choose another parent or type.",
    ),
    **READING,
    **REVIEWING,
    **LINKING,
    **LISTS,
    **SERVERS,
    **UNITING,
    **WRITING,
    # comparing
    "compare-same": ("{version} cannot be compared with itself.", "Name two different versions."),
    "key-missing": (
        "The versions cannot be paired by {by}: {reason}.",
        "Choose another key: compare has --by for it, match --algorithm.",
    ),
    "dictionary-unreadable": (
        "The words in {file} cannot be read: {reason}.",
        "Write it as TOML with two tables, kinds and same, in which each key has a list of words.",
    ),
    "match-deep": (
        "The units of list {list} stand {levels:,} levels deep below each other, more than {most:,}.",
        "Look at the parents in that list: no pyramid is so deep.",
    ),
    "match-rule": (
        "Matching by '{algorithm}' cannot ask for {rule}.",
        "Leave that out, or match by 'full' or 'names'.",
    ),
    "match-units": (
        "The units of list {list} cannot be linked: {reason}.",
        "Give the list a column 'name', each unit a uuid (a text) of its own, and geometries as such.",
    ),
    "parent-left-out": (
        "{unit}: its parent does not come along, so it stays out too.",
        "Choose the parent as well.",
    ),
    "new-parent-left-out": (
        "{unit}: it stays where it is, its new parent does not come along.",
        "Choose the parent as well.",
    ),
    "needed-as-parent": (
        "{unit}: it is not deleted, other units have it as parent.",
        "Move or delete them first.",
    ),
    "opens-later": ("{unit}: it is not closed, it opens later than today.", "Correct its opening date."),
    "option-bad": ("'{value}' is no {option}. Choose from: {known}.", ""),
    "text-bad": (
        "'{value}' is not written in the encoding of this terminal.",
        "Type it again, or rename the file, in UTF-8.",
    ),
    "list-unreadable": (
        "The list of units {file} cannot be read: {reason}.",
        "Give --units a text file in UTF-8 with one reference, code or uuid a line.",
    ),
    "demo-other": (
        "{file} is there already, and is not the demo: it lacks {missing}.",
        "Choose another file: georegistry demo --to FILE",
    ),
    "no-window": (
        "No window can be opened. {reason}",
        "Use the commands instead, see: georegistry --help",
    ),
    "demo-place": ("The demo cannot be made at '{file}': {reason}.", "Give --to a file that ends in .gpkg."),
    "output-registry": (
        "'{file}' is a registry; writing there would replace it with all its history.",
        "Choose another file.",
    ),
    "output-exists": (
        "{file} is there already, and is left alone.",
        "Choose another file, or add: --replace",
    ),
    "output-format": ("'{value}' is no format for this.", "Use one of: {known}."),
    "key-repeated": ("'{value}' stands in several units.", "Give each unit its own."),
    "self-test-failed": ("The self-test failed at: {step}.", "Install the program again."),
    "sheet-full": ("{value} rows do not fit on the sheet '{sheet}'.", "Write it as CSV or GeoPackage."),
    # stored data
    "rule-missing": (
        "The registry's rule {value} is gone from the file.",
        "Run: georegistry upgrade {registry}",
    ),
    "file-damaged": ("The file is damaged: {reason}.", "Go back to a copy that is whole."),
    "path-wrong": (
        "{unit}: its stored path in the tree is out of step.",
        "Run: georegistry upgrade {registry}",
    ),
    "index-wrong": ("The spatial index of {value} is out of step.", "Run: georegistry upgrade {registry}"),
}


def sentence(code: str, params: dict[str, object]) -> str:
    """What happened, in English."""
    return MESSAGES[code][0].format_map(_Known(params))


def remedy(code: str, params: dict[str, object]) -> str:
    """What to do next, in English; empty where there is nothing to do. A command in it can be pasted."""
    template = MESSAGES[code][1]
    if "georegistry " not in template:
        return template.format_map(_Known(params))
    quoted = {key: shlex.quote(str(value)) for key, value in params.items()}
    return template.format_map(_Known({"registry": "REGISTRY"} | quoted))


class _Known(dict[str, object]):
    # An error must reach its reader even when one of its parameters is missing.
    def __missing__(self, key: str) -> str:
        return "?"
