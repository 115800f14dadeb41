"""What the window says where the domain's own words are for the command line: it names its controls instead.

Words in “quotes” are those of a control, as ``tests/ui/test_words_window.py`` sees to.
"""

from __future__ import annotations

from georegistry_desktop.domain.messages import MESSAGES

_SENTENCES = {
    "mapping-heading": "The column '{value}', which was chosen, is not there. Columns: {known}.",
    "mapping-none": "A {value} file says itself what is what: nothing can be chosen for its columns.",
    "mapping-forgotten": "The columns as they were chosen last do not fit: {value} is not there.",
    "mapping-bad": "{file} does not say what is what: {reason}.",
    "places-degrees": (
        "{count} position(s), such as {value}, look like degrees, not like what “Coordinates in” says."
    ),
    "query-unreadable": "The query cannot be read: {reason}.",
    "password-missing": "The keychain has no password of {user} at {server}.",
    "token-not-kept": "The keychain has no personal token of {server}.",
}

_REMEDIES = {
    # registries
    "registry-missing": "Make one with “New registry…” in the menu “File”.",
    "registry-older": "Back it up, then open it here: the window offers to bring it up to date.",
    "interrupted": "A change is written whole or not at all; see in History what was done.",
    "demo-other": "Move that file away, then open the demo country again.",
    "demo-place": "Check the rights on that folder, and that its disk has room.",
    "no-window": "Start it where there is a screen.",
    "rule-missing": "Whoever looks after the registry can bring it up to date, which puts it right.",
    "path-wrong": "Whoever looks after the registry can bring it up to date, which puts it right.",
    "index-wrong": "Whoever looks after the registry can bring it up to date, which puts it right.",
    "right-missing": "Nothing was written. Whoever looks after the database can give you the right to it.",
    # versions
    "version-missing": "Sources lists all versions.",
    "source-imported": "To edit and publish it, use “Copy to a curated source…” in Sources.",
    "drop-live": "If that is meant, use “Drop…” in Sources, which asks for its name.",
    "link-repeated": "Keep one of the two rows.",
    "pair-decided": "Look at the pair, and decide on it anew.",
    "links-one-source": "Compare them in Compare, which goes by uuid.",
    "links-none": "Match the two in Match, and accept what is true.",
    "union-refused": "Mend what is named. Or let come in what can, and the rest be counted.",
    "union-undecided": "Decide on it in Match.",
    "union-circle": "Take the parent of one of them from the other side.",
    "version-frozen": "Use “Copy to a curated source…” in Sources, and edit the copy.",
    # history
    "undo-import": (
        "Use “Take back” in History for a change from before it, or “Drop…” in Sources for the version."
    ),
    "revision-missing": "History lists all changes.",
    "undo-event": "Use “Drop…” in Sources for the version instead.",
    "undone-already": "To have it back, use “Take back” in History for revision {by}.",
    "changeset-missing": "History lists all changes.",
    # files
    "file-folder": "Choose the files in it.",
    "content-text": "If it is a list, give it the ending .csv, or choose csv under “Format”.",
    "file-unreadable": "Export it again, or choose what it is under “Format”.",
    "format-unknown": "Choose what it is under “Format”.",
    "layer-unknown": "Choose from them under “Layers”.",
    "table-skipped": "Choose under “Layers” what is to be read.",
    "sheets-hidden": "Tick them under “Layers” to have them read.",
    "crs-missing": (
        "Write EPSG:4326 under “Coordinates in” for degrees of GPS; ask who made the file otherwise."
    ),
    "crs-missing-metres": (
        "Write it under “Coordinates in”, such as EPSG:32628 for UTM zone 28 north; ask who made the file"
        " which one it is."
    ),
    "bytes-zero": "If it is text, choose utf-16 under “Encoding”.",
    "encoding-bad": "Choose another one under “Encoding”.",
    "encoding-guessed": "Look at accented letters; if they are wrong, choose another one under “Encoding”.",
    "layout-unknown": "Bring in CSV, DHIS2 metadata, or what was exported here.",
    "output-exists": "Choose another file.",
    "list-unreadable": "Take a text file in UTF-8 with one reference, code or uuid a line.",
    # columns
    "columns-missing": "Add it, or choose under “Columns” which one it is.",
    "mapping-heading": "Choose another one under “Columns”, or correct the file.",
    "rows-unnamed": "Choose under “Columns” which one is the name.",
    "mapping-none": "Choose the files anew, and bring them in as they are.",
    "mapping-forgotten": "The columns were guessed anew: look at them under “Columns”.",
    "mapping-bad": "Choose under “Columns” what is what.",
    "refs-none": (
        "Choose under “Columns” which one it is, or use “Bring in what can be read”: the next import knows"
        " them again as long as they keep their names and places."
    ),
    "few-known": (
        "Look whether another column is the reference now, and choose it under “Columns”; give another list"
        " another name under “Source”."
    ),
    "layers-unused": (
        "Where they are the level above, or the type, choose that under “Columns” for “Name of its layer or"
        " sheet”."
    ),
    # values
    "latitude-bad": (
        "Write degrees from -90 to 90; choose a decimal comma, if they have one, under “Decimal sign”."
    ),
    "longitude-bad": (
        "Write degrees from -180 to 180; choose a decimal comma, if they have one, under “Decimal sign”."
    ),
    "number-bad": "Write a plain number; if it has a decimal comma, choose that under “Decimal sign”.",
    "decimal-commas": "Choose the comma under “Decimal sign”.",
    "date-bad": "Write it as YYYY-MM-DD, or choose under “Dates” whether day or month comes first.",
    "dates-read": "Choose another order under “Dates” where that is wrong.",
    "status-bad": ("Use NEW, VALID or REJECTED, or choose under “Meanings of statuses” what it means."),
    "letters-garbled": "Tick “Put garbled letters right”, or correct the file.",
    "places-swapped": "Tick “Turn swapped latitudes and longitudes”, or correct the file.",
    "places-exchanged": (
        "Tick “Turn swapped latitudes and longitudes”, or choose the two columns the other way round."
    ),
    "places-projected": (
        "Write under “Coordinates in” which one it is, such as EPSG:32629 for UTM zone 29 north."
    ),
    "places-degrees": "Bring them in by themselves, with nothing under “Coordinates in”.",
    "zeros-lost": (
        "Tick “Put lost zeros back before references” to have them filled up, {other}, or correct the file."
    ),
    "zeros-lost-parents": "Tick “Put lost zeros back before references”, or correct the file.",
    "zeros-lost-refs": "Tick “Put lost zeros back before references”, or correct the file.",
    "zeros-lost-earlier": "Tick “Put lost zeros back before references”, or correct the file.",
    "import-refused": "Mend them, or use “Bring in what can be read”.",
    # databases and servers
    "query-password-missing": (
        "Type it under “Password”, keep it in the system’s keychain, or where PostgreSQL looks: PGPASSWORD,"
        " .pgpass."
    ),
    "query-unreadable": "Write the statement itself under “Query”.",
    "address-password": "Leave them out of the address: they have fields of their own below it.",
    "sign-in-missing": "Choose under “Sign in by” how, and fill in what it asks for.",
    "sign-in-twice": "Choose one under “Sign in by”.",
    "token-missing": "Type the token under “Password or token” instead.",
    "password-missing": "Type it under “Password or token”.",
    "token-not-kept": "Type it under “Password or token”.",
    "line-open-keychain": (
        "Use its https address; else leave “Keep it in the system’s keychain” unticked and type the password"
        " each time."
    ),
    "keychain-unusable": (
        "Leave “Keep it in the system’s keychain” unticked and type the password or token each time."
    ),
    "answer-endless": "Take a part of the tree under “Subtree”. Nothing was written.",
    "subtree-missing": (
        "Write under “Subtree” the 11 signs of its id, as in the address of the unit's page."
    ),
    "pages-kept": "The {kept} page(s) so far are kept for a day: “Fetch units” goes on there.",
    # comparing and writing
    "review-not-whole": "Apply it in Compare.",
    "review-missing": "Choose both in Compare to start one.",
    "key-missing": "Choose another key under “Paired by”.",
    "filter-bad": "Choose among the filters above the list.",
    "formula-cells": (
        "For a spreadsheet choose “Excel workbook” under “Format”, or “For a spreadsheet” under “Layout”."
        " To be read back, it is right as it is."
    ),
}


def window_message(code: str) -> tuple[str, str]:
    """What happened and what to do next, in English, as the window says them. Raises ``KeyError``."""
    sentence, remedy = MESSAGES[code]
    return _SENTENCES.get(code, sentence), _REMEDIES.get(code, remedy)
