"""What is said while versions are united and duplicates are merged. See ``messages``."""

from __future__ import annotations

UNITING: dict[str, tuple[str, str]] = {
    # unions
    "union-refused": (
        "{count} thing(s) speak against the union; nothing was written.",
        "Mend what is named. With --lenient what can come in does, and the rest is counted.",
    ),
    "union-source": (
        "'{source}' is there already, and is no union that grew out of {a}.",
        "Choose another name for the union.",
    ),
    "union-undecided": (
        "{unit} of {version}: nobody has decided what it is in the other version.",
        "Decide on it: georegistry links {registry} {a} {b}",
    ),
    "union-several": (
        "{unit} of {version}: it has several accepted counterparts.",
        "Leave it one of them.",
    ),
    "union-no-key": (
        "{unit} of {version}: it has nothing to be paired by.",
        "Give it a reference or a code, or go by accepted links.",
    ),
    "union-repeated-key": (
        "{unit} of {version}: another unit has the same reference or code.",
        "Give each its own, or go by accepted links.",
    ),
    "union-circle": (
        "{unit}: its chain of parents would come back to itself ({value}).",
        "Take the parent of one of them from the other side by hand, or of all with: --rule parent=a",
    ),
    "union-name": ("{unit}: it would have no name.", "Take its name from the other side."),
    "union-dates": (
        "{count} unit(s) would close before they open; they have both dates from one side.",
        "Look at these dates.",
    ),
    "union-tops": (
        "{count} unit(s) that only the second version has stand at the top of the union.",
        "If they belong below another unit, link what is above them.",
    ),
    "union-codes": (
        "{count} code(s) stand for several units of the union, '{value}' among them.",
        "Link these units, or correct their codes.",
    ),
    # duplicates
    "merge-same": ("{unit}: it cannot be merged with itself.", "Name two different units."),
    "merge-below": (
        "{unit}: it stands below {other}, so the two are not one place.",
        "Move it out first, if that is wrong.",
    ),
    # decisions by hand
    "by-hand-heading": (
        "It is no list of decisions: there is no column {value}. Columns: {known}.",
        "Give it the columns unit, field and side.",
    ),
    "by-hand-unit": (
        "Neither version has a unit '{value}'.",
        "Give a uuid, a reference or a code of one of them.",
    ),
    "by-hand-several": ("'{value}' is what several units are called.", "Give the uuid of one of them."),
    "by-hand-alone": (
        "'{value}' is not one with any unit of the other version: there is nothing to choose.",
        "Leave the row out, or link the unit.",
    ),
    "by-hand-field": ("'{value}' is no field. Fields: {known}.", "Check the spelling."),
    "by-hand-side": ("'{value}' is no side.", "Write a or b."),
    "by-hand-twice": (
        "Row {other} says otherwise of the same unit and field.",
        "Keep one of the two rows.",
    ),
}
