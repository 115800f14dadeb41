"""What is said while units of two sources are linked. See ``messages``."""

from __future__ import annotations

LINKING: dict[str, tuple[str, str]] = {
    "claimed": (
        "{by} has taken this part of the queue.",
        "Choose another part, or ask {by} to give it back.",
    ),
    "claim-text-long": (
        "A claim takes {most} letters of words, no more.",
        "Look for fewer words.",
    ),
    "links-none": (
        "No link between {base} and {other} is accepted.",
        "Match them first: georegistry match {registry} {base} {other}",
    ),
    "links-one-source": (
        "{a} and {b} are versions of one source, {source}: each unit keeps its uuid through them, so there "
        "is nothing to match.",
        "Compare them by uuid: georegistry compare {registry} {a} {b} --by unit. What stands twice in a "
        "version is found by: georegistry duplicates {registry} {b}",
    ),
    "pair-decided": ("{pair}: it was decided already: {state}.", "To decide otherwise, add --replace."),
    "link-self": ("{unit} is one unit: it is no duplicate of itself.", "Name two different units."),
    "links-decided-meanwhile": (
        "Others decided on all of these units meanwhile; nothing was changed.",
        "What they decided stands: look at it before you decide otherwise.",
    ),
    # lists of links
    "links-heading": (
        "It is no list of links: there is no column {value}. Columns: {known}.",
        "Name both units of a row: a_ref and b_ref, or a_uuid, a_code, a_name and the same of b.",
    ),
    "links-json-none": (
        "It is no list of links: nothing in it is called 'links' and is a list.",
        "Give it a list 'links' of objects with a_ref, b_ref and state.",
    ),
    "links-json-row": (
        "'{value}' is no link: it names no units.",
        "Write each link as an object with a_ref, b_ref and state.",
    ),
    "links-json-value": ("'{value}' is neither a text nor a number.", "Write a text, or leave {field} out."),
    "links-cell": ("'{value}' is no state of a link.", "Write under state one of: {known}."),
    "links-score": ("'{value}' is no score.", "Write a number from 0 to 100, or empty the cell."),
    "table-format": ("It is no list of a kind that can be read here.", "Save it as one of: {known}."),
    "table-unreadable": ("The list cannot be read: {reason}.", "Save it anew, and choose it again."),
    "table-encoding": ("The text of the list is not {value}: {reason}.", "Save it as UTF-8."),
    "link-unit-unknown": (
        "No unit of {version} is called '{value}'.",
        "Correct the cell, or leave the row out.",
    ),
    "link-unit-several": (
        "Several units of {version} are called '{value}'.",
        "Give the uuid of one of them in the column {field}_uuid.",
    ),
    "link-unit-torn": (
        "The keys '{value}' mean different units of {version}.",
        "Correct the cells, or leave one of them empty.",
    ),
    "link-lone": (
        "The row says {value}, and does not name both units.",
        "Name both, or write no-match or flagged under state.",
    ),
    "link-repeated": (
        "{unit}: it got another counterpart in row {other}.",
        "Keep one of the two rows, or add --several.",
    ),
    "link-otherwise": ("Row {other} says otherwise of the same units.", "Keep one of the two rows."),
    "link-and-none": (
        "{unit}: it has a counterpart in this row or in row {other}, and none in the other of the two.",
        "Keep one of the two rows.",
    ),
    "link-twice": (
        "'{unit}' would get two counterparts.",
        "Keep one of them, or say that several may belong together.",
    ),
}
